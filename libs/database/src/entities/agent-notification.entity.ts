import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { AgentEntity } from './agent.entity';

/** What an agent was told; the last ones are kept for a desk that connects later. */
@Entity('agent_notification')
@Unique('agent_notification_key_key', ['agentId', 'key'])
@Index('agent_notification_agent_idx', ['agentId', 'id'])
export class AgentNotificationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => AgentEntity, { onDelete: 'CASCADE' })
  agentId!: string;

  /** Idempotency key of the step: a repeat tells the agent nothing new. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  message!: string;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ type: 'int' })
  seconds!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  readAt!: Date | null;
}
