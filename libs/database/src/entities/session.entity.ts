import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AppUserEntity } from './app-user.entity';

/** A signed-in browser; only the hash of its token is stored. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'bigint' })
  @ForeignKey(() => AppUserEntity, { onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  seenAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
