import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worker process; dead once `aliveUntil` has passed. */
@Entity('worker')
export class WorkerEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  startedAt!: Date;

  @Column({ type: 'timestamptz' })
  aliveUntil!: Date;
}
