import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** A value a flow schema keeps for a time. */
@Entity('cache_entry')
@Index('cache_entry_expires_idx', ['expiresAt'])
export class CacheEntryEntity {
  @PrimaryColumn({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  value!: JsonValue;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
