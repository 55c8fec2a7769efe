import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { AgentEntity } from './agent.entity';
import { DomainEntity } from './domain.entity';
import { QueueEntity } from './queue.entity';

/** A dialer task of a queue. */
@Entity('member')
@Index('member_queue_idx', ['queueId', 'id'])
// GIN with jsonb_path_ops, which TypeORM cannot express.
@Index('member_destinations_idx', { synchronize: false })
export class MemberEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => QueueEntity, { onDelete: 'CASCADE' })
  queueId!: string;

  @Column({ type: 'text', default: '' })
  name!: string;

  @Column({ type: 'int', default: 0 })
  priority!: number;

  @Column({ type: 'jsonb', default: [] })
  communications!: JsonValue;

  @Column({ type: 'jsonb', default: {} })
  variables!: Record<string, string>;

  @Column({ type: 'jsonb', nullable: true })
  timezone!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  bucket!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  skill!: JsonValue;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AgentEntity, { onDelete: 'SET NULL' })
  agentId!: string | null;

  @Column({ type: 'int', default: 0 })
  attempts!: number;

  @Column({ type: 'text', default: '' })
  stopCause!: string;

  @Column({ type: 'timestamptz', nullable: true })
  expireAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  minOfferingAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** The run that added the member, if one did. */
  @Column({ type: 'uuid', nullable: true })
  createdByRun!: string | null;
}
