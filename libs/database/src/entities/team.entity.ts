import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

@Entity('team')
export class TeamEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;
}
