import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A tenant: everything else belongs to one. */
@Entity('domain')
export class DomainEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: 'UTC' })
  timezone!: string;

  /** Part of `RunLimits`: what is missing is as the product has it. */
  @Column({ type: 'jsonb', default: {} })
  runLimits!: object;

  /** Goes up with every change of them. */
  @Column({ type: 'int', default: 1 })
  runLimitsRevision!: number;

  /** Days its history is kept; 0 for ever, null as long as the operator has set. */
  @Column({ type: 'int', nullable: true })
  retentionDays!: number | null;

  /** Goes up with every change of them. */
  @Column({ type: 'int', default: 1 })
  retentionRevision!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
