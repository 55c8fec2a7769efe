import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A change of configuration on its way to the workers (reliability.md 7). */
@Entity('config_outbox')
@Index('config_outbox_unpublished_idx', ['id'], { where: 'published_at is null' })
export class ConfigOutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  domainId!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  objectId!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;
}
