import type { FlowGraph } from '@hookline/contracts';
import { Column, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { DomainEntity } from './domain.entity';

/** The columns of a table that keeps graphs as they were: a row is never changed. */
export abstract class KeptGraph {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint' })
  @ForeignKey(() => DomainEntity)
  domainId!: string;

  // By the name of its table: that entity names the published version, which extends this class.
  @Column({ type: 'bigint' })
  @ForeignKey('flow_schema', { onDelete: 'CASCADE' })
  schemaId!: string;

  /** Revision of the draft it was made from. */
  @Column({ type: 'int' })
  draftRevision!: number;

  @Column({ type: 'jsonb' })
  graph!: FlowGraph;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
