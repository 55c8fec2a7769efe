import type { FlowGraph, JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { AppUserEntity } from './app-user.entity';
import { DomainEntity } from './domain.entity';
import { FlowSchemaEntity } from './flow-schema.entity';

/** A published version: never changed once written. */
@Entity('flow_version')
@Unique('flow_version_number_key', ['schemaId', 'version'])
export class FlowVersionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => FlowSchemaEntity, { onDelete: 'CASCADE' })
  schemaId!: string;

  @Column({ type: 'int' })
  version!: number;

  /** Revision of the draft it was made from: tells whether the draft is newer. */
  @Column({ type: 'int' })
  draftRevision!: number;

  @Column({ type: 'jsonb' })
  graph!: FlowGraph;

  @Column({ type: 'jsonb', default: [] })
  arraySchema!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  payload!: JsonValue;

  @Column({ type: 'text', default: '' })
  note!: string;

  /** SHA-256 of the canonical graph, in hex. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity, { onDelete: 'SET NULL' })
  createdBy!: string | null;
}
