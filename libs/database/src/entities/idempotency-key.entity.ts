import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** A request that named a key of its own, for a day (reliability.md B-54). */
@Entity('idempotency_key')
@Index('idempotency_key_created_idx', ['createdAt'])
export class IdempotencyKeyEntity {
  @PrimaryColumn({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  /** SHA-256 of method, path and body. */
  @Column({ type: 'bytea' })
  fingerprint!: Buffer;

  /** Null while the request is under way. */
  @Column({ type: 'jsonb', nullable: true })
  answer!: JsonValue;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
