import type { HookEvaluation, JsonObject } from '@hookline/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An accepted event. Partitioned by the day in its UUIDv7 id. */
@Entity('event')
@Index('event_domain_idx', ['domainId', 'id'])
@Index('event_queue_idx', ['queueId', 'id'])
@Index('event_key_idx', ['domainId', 'key'])
@Index('event_contact_idx', ['domainId', 'contact'])
@Index('event_problem_idx', ['domainId', 'id'], { where: 'problem is not null' })
// Partial ones on a condition TypeORM does not read back as it was written.
@Index('event_no_hook_idx', { synchronize: false })
@Index('event_not_matched_idx', { synchronize: false })
// GIN on an expression, which TypeORM cannot express.
@Index('event_words_idx', { synchronize: false })
export class EventEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint' })
  domainId!: string;

  /** Running number, for people. */
  @Column({ type: 'bigint', default: () => "nextval('event_no')" })
  no!: string;

  /** The sender's id. */
  @Column({ type: 'text' })
  eventId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'bigint', nullable: true })
  queueId!: string | null;

  /** Ordering key: the call or attempt id. */
  @Column({ type: 'text' })
  key!: string;

  /** Partition and place in the stream; null for an event that never travelled there. */
  @Column({ type: 'smallint', nullable: true })
  part!: number | null;

  @Column({ type: 'bigint', nullable: true })
  streamSeq!: string | null;

  @Column({ type: 'text', nullable: true })
  contact!: string | null;

  @Column({ type: 'timestamptz' })
  occurredAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;

  @Column({ type: 'jsonb' })
  data!: JsonObject;

  @Column({ type: 'text', array: true, default: [] })
  notes!: string[];

  @Column({ type: 'jsonb', default: [] })
  evaluations!: HookEvaluation[];

  @Column({ type: 'text', nullable: true })
  problem!: string | null;

  /** Of a dead letter that could be read: the event as it came. */
  @Column({ type: 'jsonb', nullable: true })
  letter!: JsonObject | null;

  /** Of a dead letter: `retried` or `discarded`; null while open. */
  @Column({ type: 'text', nullable: true })
  settled!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  /** Runs between this event and one from outside (B-41); null for none. */
  @Column({ type: 'smallint', nullable: true })
  hops!: number | null;
}
