import type { JsonValue } from '@hookline/contracts';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** A variable of a whole domain: `$${name}`. */
@Entity('domain_variable')
@Unique('domain_variable_name_key', ['domainId', 'name'])
@Check('domain_variable_plain_or_sealed_check', 'not encrypted or value is null')
export class DomainVariableEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Null while encrypted. */
  @Column({ type: 'jsonb', nullable: true })
  value!: JsonValue;

  /** The value as JSON text, sealed; null for a plain one. */
  @Column({ type: 'text', nullable: true })
  sealed!: string | null;

  @Column({ type: 'boolean', default: false })
  encrypted!: boolean;

  /** Counts the values it has had: part of the place a secret is sealed for. */
  @Column({ type: 'int', default: 1 })
  version!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
