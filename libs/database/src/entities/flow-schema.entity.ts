import type { FlowGraph, JsonValue } from '@hookline/contracts';
import {
  Column,
  DeleteDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { AppUserEntity } from './app-user.entity';
import { DomainEntity } from './domain.entity';
import { FlowVersionEntity } from './flow-version.entity';

/** A flow schema with its draft; what runs is `publishedVersionId`. */
@Entity('flow_schema')
// On (domain_id, lower(name)) of living rows, which TypeORM cannot express.
@Index('flow_schema_name_key', { synchronize: false })
export class FlowSchemaEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'text', default: 'service' })
  type!: string;

  /** `drawn` here or written as an array by a `webitel` client. */
  @Column({ type: 'text', default: 'drawn' })
  source!: string;

  @Column({ type: 'boolean', default: false })
  editor!: boolean;

  @Column({ type: 'boolean', default: false })
  debug!: boolean;

  @Column({ type: 'text', array: true, default: [] })
  tags!: string[];

  @Column({ type: 'text', default: '' })
  note!: string;

  /** As the client wrote it: an array, or a text holding one. */
  @Column({ type: 'jsonb', default: [] })
  arraySchema!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  payload!: JsonValue;

  @Column({ type: 'jsonb' })
  draft!: FlowGraph;

  @Column({ type: 'int', default: 1 })
  draftRevision!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  draftSavedAt!: Date;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity, { onDelete: 'SET NULL' })
  draftSavedBy!: string | null;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => FlowVersionEntity, { name: 'flow_schema_published_version_fk' })
  publishedVersionId!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity, { onDelete: 'SET NULL' })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity, { onDelete: 'SET NULL' })
  updatedBy!: string | null;

  /** Kept with its versions for past runs; TypeORM's queries leave such rows out by themselves, raw SQL must. */
  @DeleteDateColumn({ type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
