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

  /** Days its history is kept; 0 for ever, null as long as the operator has set. */
  @Column({ type: 'int', nullable: true })
  retentionDays!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
