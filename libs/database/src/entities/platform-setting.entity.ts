import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AppUserEntity } from './app-user.entity';

/** Something the platform admin sets for all domains. */
@Entity('platform_setting')
export class PlatformSettingEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  value!: JsonValue;

  /** Goes up with every change of the value. */
  @Column({ type: 'int', default: 1 })
  revision!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  /** Null when an API key did it. */
  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity)
  updatedBy!: string | null;
}
