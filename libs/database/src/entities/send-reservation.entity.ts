import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The moment kept for a message that waits parked; written by `hookline_reserve_send`. */
@Entity('send_reservation')
@Index('send_reservation_at_idx', ['sendAt'])
export class SendReservationEntity {
  /** Idempotency key of the message. */
  @PrimaryColumn({ type: 'text' })
  holder!: string;

  @Column({ type: 'timestamptz' })
  sendAt!: Date;
}
