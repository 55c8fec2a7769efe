import type { FlowGraph, FlowVersion } from '@hookline/contracts';
import { personOf } from './person-of';

/** A version as `selectFlowVersions` selects it. */
export interface FlowVersionRow {
  readonly id: string;
  readonly version: number;
  readonly note: string;
  readonly hash: string;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly created_by_name: string | null;
  readonly current: boolean | null;
  readonly graph?: FlowGraph;
}

export function toFlowVersionView(row: FlowVersionRow): FlowVersion {
  return {
    id: row.id,
    version: row.version,
    note: row.note,
    hash: row.hash,
    created_at: row.created_at.toISOString(),
    created_by: personOf(row.created_by, row.created_by_name),
    current: row.current ?? false,
    ...(row.graph && { graph: row.graph }),
  };
}
