import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a parked run waits for besides time; gone when the run goes on. */
@Entity('run_wait')
@Index('run_wait_key_idx', ['domainId', 'key'])
export class RunWaitEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @Column({ type: 'bigint' })
  domainId!: string;

  @Column({ type: 'text' })
  key!: string;

  /** Types of events of the call, and `run:<id>` of runs it started. */
  @Column({ type: 'text', array: true })
  names!: string[];
}
