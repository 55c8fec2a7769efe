import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A run. Partitioned by the day in its UUIDv7 id; written by the worker's own SQL. */
@Entity('run')
@Index('run_domain_idx', ['domainId', 'id'])
@Index('run_event_idx', ['eventRef'])
@Index('run_hook_idx', ['hookId', 'id'])
@Index('run_schema_idx', ['schemaId', 'id'])
@Index('run_key_idx', ['domainId', 'key'])
@Index('run_active_idx', ['part', 'streamSeq', 'position'], {
  where: "status in ('queued', 'running', 'waiting')",
})
@Index('run_parent_idx', ['parentRun'], { where: 'parent_run is not null' })
export class RunEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint' })
  domainId!: string;

  @Column({ type: 'uuid' })
  eventRef!: string;

  @Column({ type: 'bigint' })
  eventNo!: string;

  @Column({ type: 'text' })
  eventId!: string;

  @Column({ type: 'text' })
  eventType!: string;

  @Column({ type: 'int', nullable: true })
  hookId!: number | null;

  @Column({ type: 'bigint', nullable: true })
  queueId!: string | null;

  @Column({ type: 'bigint' })
  schemaId!: string;

  /** Null for a replay of a draft. */
  @Column({ type: 'bigint', nullable: true })
  versionId!: string | null;

  @Column({ type: 'int', default: 0 })
  replayNo!: number;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text', nullable: true })
  contact!: string | null;

  @Column({ type: 'smallint' })
  part!: number;

  @Column({ type: 'bigint' })
  streamSeq!: string;

  @Column({ type: 'int', default: 0 })
  position!: number;

  @Column({ type: 'text', default: 'ordered' })
  mode!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'int', default: 0 })
  fence!: number;

  @Column({ type: 'uuid', nullable: true })
  workerId!: string | null;

  @Column({ type: 'smallint', default: 0 })
  claims!: number;

  @Column({ type: 'jsonb' })
  state!: JsonValue;

  @Column({ type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'int', default: 0 })
  stepCount!: number;

  @Column({ type: 'jsonb', nullable: true })
  result!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  error!: JsonValue;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  /** The run this one repeats. */
  @Column({ type: 'uuid', nullable: true })
  replayOf!: string | null;

  /** Changes nothing and sends nothing. */
  @Column({ type: 'boolean', default: false })
  dry!: boolean;

  /** Of a dry run: whether nodes answer as they did in `replayOf`. */
  @Column({ type: 'text', nullable: true })
  answers!: string | null;

  /** The run that started this one as a sub-flow. */
  @Column({ type: 'uuid', nullable: true })
  parentRun!: string | null;

  @Column({ type: 'text', nullable: true })
  parentNode!: string | null;

  /** How many runs are above it. */
  @Column({ type: 'smallint', default: 0 })
  depth!: number;

  /** Of a sub-flow: the variables it began with. */
  @Column({ type: 'jsonb', nullable: true })
  given!: JsonValue;

  /** The draft that a replay runs. */
  @Column({ type: 'bigint', nullable: true })
  snapshotId!: string | null;
}
