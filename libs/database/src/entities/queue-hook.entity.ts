import type { RuleTree } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';
import { FlowSchemaEntity } from './flow-schema.entity';
import { QueueEntity } from './queue.entity';

/** Binds one event of a queue to a flow schema. */
@Entity('queue_hook')
@Index('queue_hook_queue_idx', ['queueId', 'event', 'position'])
@Index('queue_hook_schema_idx', ['schemaId'])
export class QueueHookEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => QueueEntity, { onDelete: 'CASCADE' })
  queueId!: string;

  @Column({ type: 'text' })
  event!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => FlowSchemaEntity)
  schemaId!: string;

  @Column({ type: 'boolean', default: true })
  enabled!: boolean;

  /** Order among the hooks of one event. */
  @Column({ type: 'int', default: 0 })
  position!: number;

  @Column({ type: 'jsonb', nullable: true })
  conditions!: RuleTree | null;

  @Column({ type: 'int', nullable: true })
  ttlSec!: number | null;

  @Column({ type: 'text', default: 'ordered' })
  mode!: string;

  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'text', array: true, default: [] })
  properties!: string[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
