import type { CalendarException, CalendarHoursOfDay } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** Working hours and the days that differ from them. */
@Entity('calendar')
// On (domain_id, lower(name)), which TypeORM cannot express.
@Index('calendar_name_key', { synchronize: false })
export class CalendarEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  /** IANA. */
  @Column({ type: 'text' })
  timezone!: string;

  @Column({ type: 'timestamptz', nullable: true })
  startAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  endAt!: Date | null;

  @Column({ type: 'jsonb', default: [] })
  accepts!: CalendarHoursOfDay[];

  @Column({ type: 'jsonb', default: [] })
  excepts!: CalendarException[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
