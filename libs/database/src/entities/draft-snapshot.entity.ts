import type { FlowGraph } from '@hookline/contracts';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DomainEntity } from './domain.entity';
import { FlowSchemaEntity } from './flow-schema.entity';

/** A draft as a replay ran it; never changed. */
@Entity('draft_snapshot')
@Unique('draft_snapshot_revision_key', ['schemaId', 'draftRevision'])
export class DraftSnapshotEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => FlowSchemaEntity, { onDelete: 'CASCADE' })
  schemaId!: string;

  @Column({ type: 'int' })
  draftRevision!: number;

  @Column({ type: 'jsonb' })
  graph!: FlowGraph;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
