import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';
import { TeamEntity } from './team.entity';

@Entity('agent')
@Index('agent_domain_team_idx', ['domainId', 'teamId'])
export class AgentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => TeamEntity, { onDelete: 'SET NULL' })
  teamId!: string | null;

  /** The user of the contact centre, not one of ours. */
  @Column({ type: 'bigint' })
  userId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  extension!: string;

  @Column({ type: 'text', default: '' })
  email!: string;

  @Column({ type: 'text', default: 'offline' })
  status!: string;

  @Column({ type: 'text', default: '' })
  statusComment!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  statusChangedAt!: Date;
}
