import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Steps that one commit of a run stored; the view `step` has a row for each. Partitioned by the day in
 * the run's UUIDv7 id.
 */
@Entity('step_batch')
export class StepBatchEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  /** Number of the first of them. */
  @PrimaryColumn({ type: 'int' })
  firstSeq!: number;

  @Column({ type: 'bigint' })
  domainId!: string;

  /** One list for each step, its places in the order of the view's columns. */
  @Column({ type: 'json' })
  steps!: JsonValue;
}
