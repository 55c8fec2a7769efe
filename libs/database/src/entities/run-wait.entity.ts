import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a branch of a parked run waits for besides time; gone when the run goes on. */
@Entity('run_wait')
@Index('run_wait_key_idx', ['domainId', 'key'])
export class RunWaitEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  /** Its number in the run. */
  @PrimaryColumn({ type: 'int', default: 1 })
  branch!: number;

  @Column({ type: 'bigint' })
  domainId!: string;

  @Column({ type: 'text' })
  key!: string;

  /** Types of events of the call, and `run:<id>` of runs it started. */
  @Column({ type: 'text', array: true })
  names!: string[];

  /** When it began to wait. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  since!: Date;

  /** The last event that was looked at and was not the one. */
  @Column({ type: 'uuid', nullable: true })
  after!: string | null;
}
