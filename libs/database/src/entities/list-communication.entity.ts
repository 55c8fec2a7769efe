import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ContactListEntity } from './contact-list.entity';

/** A number in a list; past `expireAt` it counts as gone. */
@Entity('list_communication')
@Unique('list_communication_number_key', ['listId', 'number'])
export class ListCommunicationEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => ContactListEntity, { onDelete: 'CASCADE' })
  listId!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'timestamptz', nullable: true })
  expireAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
