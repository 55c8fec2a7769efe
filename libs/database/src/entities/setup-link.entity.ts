import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** The one-time link that makes the first admin; only the hash of its token is stored. */
@Entity('setup_link')
export class SetupLinkEntity {
  @PrimaryColumn({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
