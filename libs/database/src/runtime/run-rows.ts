import type { RunClaim, RunState, RunWrite } from '@hookline/engine';
import { endedRunStatuses } from '@hookline/contracts';
import { stepBatchColumns, stepBatchRecord } from './step-batches';

/** One run as the first parameter of `writeRuns` has it; its state goes beside it. */
export function runRow(claim: RunClaim, write: RunWrite): object {
  return {
    id: claim.runId,
    fence: claim.fence,
    status: write.status,
    due_at: write.dueAt,
    step_count: write.state.steps,
    result: write.result,
    error: write.error,
    ended: endedRunStatuses.includes(write.status),
    waits: write.waits,
  };
}

/**
 * What of a state is worth storing: a completed run goes nowhere, and what its nodes gave to each
 * other stands in its steps.
 */
export function storedState({ status, state }: RunWrite): RunState {
  return status === 'completed' ? { ...state, outputs: {}, visits: {}, memory: {} } : state;
}

/**
 * The status of runs that are picked by id. As it is, the planner would read the index of all active
 * runs beside that of the ids: with 100,000 parked runs, 100,000 entries for every batch.
 */
export const unindexed = (status: string): string => `(${status} || '')`;

/**
 * Writes runs and their new steps, but only of runs whose fence is still the writer's. Saying the
 * same twice is harmless: a repeat after a lost answer finds the same step count and no new step.
 * What they wait for is kept with them, and a run that waited for one that ended is due.
 * $1 runs, $2 their states, $3 and $4 steps, $5 and $6 the least and greatest run id: they prune the day
 * partitions, and the list of ids keeps a batch with one old run from reading all runs since.
 */
export const writeRuns = `
  with w as (
    select * from rows from (
      json_to_recordset($1::json) as (id uuid, fence int, status text, due_at timestamptz,
        step_count int, result jsonb, error jsonb, ended boolean, waits jsonb),
      unnest($2::jsonb[])
    ) as w(id, fence, status, due_at, step_count, result, error, ended, waits, state)
  ), won as (
    update run r set
      status = w.status, state = w.state, due_at = w.due_at, step_count = w.step_count,
      result = w.result, error = w.error, claims = 0,
      ended_at = case when w.ended then now() end
    from w
    where r.id = w.id and r.fence = w.fence and r.id between $5 and $6
      and r.id = any (array(select id from w))
      and (r.status in ('queued', 'running', 'waiting') or r.step_count = w.step_count)
    returning r.id, r.domain_id, r.key, r.parent_run, w.ended, w.waits
  ), kept as (
    insert into step_batch (${stepBatchColumns})
    select ${stepBatchColumns.replace(/\b(\w+)\b/g, 's.$1')}
    from ${stepBatchRecord('$3', '$4')}
    join won on won.id = s.run_id
    on conflict (run_id, first_seq) do nothing
  ), waiting as (
    insert into run_wait as old (run_id, branch, domain_id, key, names, since, after)
    select won.id, x.branch, won.domain_id, won.key, x.names, x.since, x.after
    from won cross join lateral jsonb_to_recordset(won.waits)
      as x(branch int, names text[], since timestamptz, after uuid)
    where won.waits is not null
    on conflict (run_id, branch) do update
      set names = excluded.names, since = excluded.since, after = excluded.after
  ), woken as (
    update run p set due_at = now()
    from won c join run_wait w on w.run_id = c.parent_run
    where c.ended and c.parent_run is not null and ('run:' || c.id) = any(w.names)
      and p.id = c.parent_run and ${unindexed('p.status')} = 'waiting'
    returning p.id
  )
  select id::text, false as woken from won
  union all
  select id::text, true from woken
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
