import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { AppUserEntity } from './app-user.entity';
import { DomainEntity } from './domain.entity';

/** An action on many objects: its progress, and its audit record. */
@Entity('bulk_action')
@Index('bulk_action_domain_idx', ['domainId', 'id'])
@Index('bulk_action_running_idx', ['beatAt'], { where: "status = 'running'" })
export class BulkActionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  /** `runs` or `dead_letters`. */
  @Column({ type: 'text' })
  object!: string;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'jsonb', nullable: true })
  replay!: JsonValue;

  /** As it was asked for; null when it was asked for by ids. */
  @Column({ type: 'jsonb', nullable: true })
  filter!: JsonValue;

  @Column({ type: 'uuid', array: true })
  ids!: string[];

  @Column({ type: 'int' })
  rate!: number;

  @Column({ type: 'text', default: 'running' })
  status!: string;

  @Column({ type: 'int', default: 0 })
  done!: number;

  @Column({ type: 'int', default: 0 })
  failed!: number;

  @Column({ type: 'jsonb', default: [] })
  problems!: JsonValue;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity, { onDelete: 'SET NULL' })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** The process that carries it out said so last. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  beatAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
