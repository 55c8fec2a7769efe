import type { JsonValue } from '@hookline/contracts';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { AppUserEntity } from './app-user.entity';
import { KeptGraph } from './kept-graph';

/** A published version. Its draft revision tells whether the draft is newer. */
@Entity('flow_version')
@Unique('flow_version_number_key', ['schemaId', 'version'])
export class FlowVersionEntity extends KeptGraph {
  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'jsonb', default: [] })
  arraySchema!: JsonValue;

  @Column({ type: 'jsonb', nullable: true })
  payload!: JsonValue;

  @Column({ type: 'text', default: '' })
  note!: string;

  /** SHA-256 of the canonical graph, in hex. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'bigint', nullable: true })
  @ForeignKey(() => AppUserEntity, { onDelete: 'SET NULL' })
  createdBy!: string | null;
}
