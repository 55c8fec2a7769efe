import type { JsonObject } from '@hookline/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An event of our own on its way to the stream; deleted once it is stored there. */
@Entity('event_outbox')
export class EventOutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  domainId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'jsonb' })
  data!: JsonObject;

  /** Runs between this event and one from outside (B-41). */
  @Column({ type: 'smallint', default: 0 })
  hops!: number;

  /** Flow schema whose run caused it; null for a person or a program. */
  @Column({ type: 'text', nullable: true })
  cause!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  occurredAt!: Date;
}
