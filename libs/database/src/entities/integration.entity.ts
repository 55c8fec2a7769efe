import type { JsonObject, JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** A connection to another system. */
@Entity('integration')
// On (domain_id, lower(name)), which TypeORM cannot express.
@Index('integration_name_key', { synchronize: false })
export class IntegrationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  /** An `IntegrationKind`. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Without its secrets. */
  @Column({ type: 'jsonb' })
  settings!: JsonObject;

  /** Sealed, by the name of the setting (B-10). */
  @Column({ type: 'jsonb', default: {} })
  secrets!: Record<string, string>;

  /** Part of what each sealing vouches for; raised with every change of a secret. */
  @Column({ type: 'int', default: 1 })
  secretsVersion!: number;

  /** The ends of long secrets, to tell them apart. */
  @Column({ type: 'jsonb', default: {} })
  hints!: Record<string, string>;

  @Column({ type: 'jsonb', nullable: true })
  lastTest!: JsonValue;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
