import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An ended step of a run. Partitioned by the day in the run's UUIDv7 id. */
@Entity('step')
export class StepEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'bigint' })
  domainId!: string;

  @Column({ type: 'text' })
  nodeId!: string;

  @Column({ type: 'text' })
  nodeName!: string;

  @Column({ type: 'text' })
  nodeType!: string;

  @Column({ type: 'int' })
  visit!: number;

  @Column({ type: 'int' })
  attempt!: number;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'text', nullable: true })
  outlet!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  input!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  output!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  error!: JsonValue;

  @Column({ type: 'jsonb', default: [] })
  notes!: string[];

  @Column({ type: 'timestamptz' })
  startedAt!: Date;

  @Column({ type: 'double precision' })
  durationMs!: number;

  /** Run variables it set, if it asked or changed something outside the run. */
  @Column({ type: 'jsonb', nullable: true })
  variables!: JsonValue;
}
