import { Entity, Unique } from 'typeorm';
import { KeptGraph } from './kept-graph';

/** A draft as a replay ran it. */
@Entity('draft_snapshot')
@Unique('draft_snapshot_revision_key', ['schemaId', 'draftRevision'])
export class DraftSnapshotEntity extends KeptGraph {}
