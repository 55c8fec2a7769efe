import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every event id ever accepted: a unique key cannot span the day partitions of `event`. */
@Entity('event_key')
export class EventKeyEntity {
  @PrimaryColumn({ type: 'bigint' })
  domainId!: string;

  @PrimaryColumn({ type: 'text' })
  eventId!: string;

  @Column({ type: 'uuid' })
  id!: string;
}
