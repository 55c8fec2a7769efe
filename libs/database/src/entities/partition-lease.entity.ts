import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which worker consumes a partition of the streams; `epoch` fences former owners. */
@Entity('partition_lease')
export class PartitionLeaseEntity {
  @PrimaryColumn({ type: 'smallint' })
  part!: number;

  @Column({ type: 'uuid', nullable: true })
  owner!: string | null;

  @Column({ type: 'bigint', default: 0 })
  epoch!: string;

  @Column({ type: 'timestamptz', default: () => "'-infinity'" })
  aliveUntil!: Date;
}
