import type { JsonObject } from '@hookline/contracts';
import {
  Check,
  Column,
  DeleteDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CalendarEntity } from './calendar.entity';
import { ContactListEntity } from './contact-list.entity';
import { DomainEntity } from './domain.entity';
import { TeamEntity } from './team.entity';

/** A contact-centre queue. */
@Entity('queue')
@Check('queue_type_check', 'type between 0 and 9')
// On (domain_id, lower(name)) of living rows, which TypeORM cannot express.
@Index('queue_name_key', { synchronize: false })
export class QueueEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'smallint' })
  type!: number;

  @Column({ type: 'boolean', default: true })
  enabled!: boolean;

  @Column({ type: 'int', default: 0 })
  priority!: number;

  @Column({ type: 'text', default: 'fifo' })
  strategy!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'jsonb', default: {} })
  variables!: Record<string, string>;

  @Column({ type: 'jsonb', default: {} })
  payload!: JsonObject;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => CalendarEntity)
  calendarId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => TeamEntity, { onDelete: 'SET NULL' })
  teamId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => ContactListEntity)
  dncListId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  schemaId!: string | null;

  @Column({ type: 'text', array: true, default: [] })
  tags!: string[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  /** Kept with its name for past events; TypeORM's queries leave such rows out by themselves, raw SQL must. */
  @DeleteDateColumn({ type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
