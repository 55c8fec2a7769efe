import type { RunStatus, RunSummary } from '@hookline/contracts';

/** A run as the lists read it. */
export interface RunSummaryRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly schema_id: string;
  readonly schema_name: string | null;
  readonly version: number | null;
  readonly hook_id: string | null;
  readonly queue_id: string | null;
  readonly queue_name: string | null;
  readonly event_ref: string;
  readonly event_no: string;
  readonly event_type: string;
  readonly key: string;
  readonly contact: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly due_at: Date | null;
  readonly step_count: number;
  readonly error: RunSummary['error'];
  readonly replay_of: string | null;
  readonly replay_no: number;
  readonly dry: boolean;
  readonly draft_revision: number | null;
  readonly parent_run: string | null;
  readonly parent_node: string | null;
}

/** What `RunSummaryRow` reads of `run r` and what `joinedToRun` joins. */
export const runSummaryColumns = `r.id::text, r.status, r.schema_id::text,
  s.name as schema_name, v.version, r.hook_id::text, r.queue_id::text, q.name as queue_name,
  r.event_ref::text, r.event_no::text, r.event_type, r.key, r.contact, r.created_at, r.ended_at,
  r.due_at, r.step_count, r.error, r.replay_of::text, r.replay_no, r.dry, d.draft_revision,
  r.parent_run::text, r.parent_node`;

export const joinedToRun = `left join flow_schema s on s.id = r.schema_id
  left join flow_version v on v.id = r.version_id
  left join draft_snapshot d on d.id = r.snapshot_id
  left join queue q on q.id = r.queue_id`;

export function toRunSummary(row: RunSummaryRow): RunSummary {
  const event = row.event_type.slice(row.event_type.lastIndexOf('.') + 1);
  return {
    id: row.id,
    status: row.status,
    schema: { id: row.schema_id, name: row.schema_name ?? '', version: row.version ?? 0 },
    hook: row.hook_id === null ? null : { id: row.hook_id, event },
    queue: row.queue_id === null ? null : { id: row.queue_id, name: row.queue_name ?? '' },
    event: { id: row.event_ref, no: row.event_no, type: row.event_type },
    key: row.key,
    contact: row.contact,
    created_at: row.created_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    due_at: row.due_at?.toISOString() ?? null,
    duration_ms: row.ended_at === null ? null : row.ended_at.getTime() - row.created_at.getTime(),
    step_count: row.step_count,
    error: row.error,
    replay_of: row.replay_of,
    replay_no: row.replay_no,
    dry: row.dry,
    draft_revision: row.draft_revision,
    parent:
      row.parent_run === null ? null : { run_id: row.parent_run, node_id: row.parent_node ?? '' },
  };
}
