import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** A list of numbers: do-not-call, VIP and the like. */
@Entity('contact_list')
// On (domain_id, lower(name)), which TypeORM cannot express.
@Index('contact_list_name_key', { synchronize: false })
export class ContactListEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
