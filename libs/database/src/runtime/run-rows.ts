import type { RunClaim, RunWrite } from '@hookline/engine';
import { endedRunStatuses } from '@hookline/contracts';

/** One run as `json_to_recordset` reads it; see `runRecord`. */
export function runRow(claim: RunClaim, write: RunWrite): object {
  return {
    id: claim.runId,
    fence: claim.fence,
    status: write.status,
    state: write.state,
    due_at: write.dueAt,
    step_count: write.state.steps,
    result: write.result,
    error: write.error,
    ended: endedRunStatuses.includes(write.status),
  };
}

/** Steps of one write as `json_to_recordset` reads them; see `stepRecord`. */
export function stepRows(claim: { runId: string; domainId: string }, write: RunWrite): object[] {
  return write.steps.map((step) => ({
    run_id: claim.runId,
    domain_id: claim.domainId,
    seq: step.seq,
    node_id: step.nodeId,
    node_name: step.nodeName,
    node_type: step.nodeType,
    visit: step.visit,
    attempt: step.attempt,
    status: step.status,
    outlet: step.outlet,
    input: step.input,
    output: step.output,
    error: step.error,
    notes: step.notes,
    started_at: step.startedAt,
    duration_ms: step.durationMs,
  }));
}

export const stepColumns = `run_id, domain_id, seq, node_id, node_name, node_type, visit, attempt,
  status, outlet, input, output, error, notes, started_at, duration_ms`;

export const stepRecord = `s(run_id uuid, domain_id bigint, seq int, node_id text, node_name text,
  node_type text, visit int, attempt int, status text, outlet text, input jsonb, output jsonb,
  error jsonb, notes jsonb, started_at timestamptz, duration_ms double precision)`;

/**
 * Writes runs and their new steps, but only of runs whose fence is still the writer's. Saying the
 * same twice is harmless: a repeat after a lost answer finds the same step count and no new step.
 * $1 runs, $2 steps, $3 and $4 the least and greatest run id, which prune the day partitions.
 */
export const writeRuns = `
  with w as (
    select * from json_to_recordset($1::json) as w(id uuid, fence int, status text, state jsonb,
      due_at timestamptz, step_count int, result jsonb, error jsonb, ended boolean)
  ), won as (
    update run r set
      status = w.status, state = w.state, due_at = w.due_at, step_count = w.step_count,
      result = w.result, error = w.error, claims = 0,
      ended_at = case when w.ended then now() end
    from w
    where r.id = w.id and r.fence = w.fence and r.id between $3 and $4
      and (r.status in ('queued', 'running', 'waiting') or r.step_count = w.step_count)
    returning r.id
  ), kept as (
    insert into step (${stepColumns})
    select ${stepColumns.replace(/\b(\w+)\b/g, 's.$1')}
    from json_to_recordset($2::json) as ${stepRecord}
    join won on won.id = s.run_id
    on conflict (run_id, seq) do nothing
  )
  select id::text from won
`;

/** The ends of a set of run ids. UUIDv7 text sorts as the ids do. */
export function idSpan(ids: readonly string[]): [string, string] {
  let least = ids[0] ?? '';
  let greatest = least;
  for (const id of ids) {
    if (id < least) least = id;
    if (id > greatest) greatest = id;
  }
  return [least, greatest];
}
