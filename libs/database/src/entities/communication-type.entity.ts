import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** Mobile, home, e-mail …; `channel` is Phone, Email or Messaging. */
@Entity('communication_type')
export class CommunicationTypeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  channel!: string;
}
