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

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
