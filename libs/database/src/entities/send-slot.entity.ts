import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** When a limit of a provider has its next free moment; written by `hookline_reserve_send`. */
@Entity('send_slot')
@Index('send_slot_free_idx', ['freeAt'])
export class SendSlotEntity {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'timestamptz' })
  freeAt!: Date;
}
