import { ConflictError, NotFoundError } from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../event-log/log-conditions';
import { touchedRunColumns, type TouchedRun } from './touched-run';

export interface CancelledRuns {
  /** The run and the runs below it. */
  readonly cancelled: readonly TouchedRun[];
  /** The run that waited for it, to be woken. */
  readonly woken: readonly TouchedRun[];
}

const active = `('queued', 'running', 'waiting')`;

// The fence is raised: what its worker still commits counts for nothing. Rows are locked in the
// order of their ids, as the worker locks them.
const cancelSql = (which: string) => `
  with held as (
    select r.id from run r where ${which} and r.status in ${active} order by r.id for update
  ), cancelled as (
    update run r set
      status = 'cancelled', fence = r.fence + 1, worker_id = null, due_at = null, ended_at = now(),
      error = jsonb_build_object('code', 'run.cancelled', 'message', $2::text,
        'nodeId', r.state -> 'at')
    from held where r.id = held.id
    returning r.*
  ), gone as (
    delete from run_wait w using cancelled where w.run_id = cancelled.id
  )
  select ${touchedRunColumns} from cancelled r order by r.id
`;

const wakeParentSql = `
  with woken as (
    update run r set due_at = now()
    from run c, run_wait w
    where c.id = $1 and r.id = c.parent_run and w.run_id = r.id
      and ('run:' || c.id) = any(w.names) and r.status = 'waiting'
    returning r.*
  )
  select ${touchedRunColumns} from woken r
`;

/**
 * Ends a run where it is, and every run it started. Inside a transaction.
 * @throws NotFoundError; ConflictError (`run.ended`)
 */
export async function cancelRun(
  manager: EntityManager,
  { domainId, id }: { domainId: string; id: string },
): Promise<CancelledRuns> {
  const [first]: TouchedRun[] = isUuid(id)
    ? await manager.query(cancelSql('r.id = $1 and r.domain_id = $3'), [
        id,
        'The run was cancelled.',
        domainId,
      ])
    : [];
  if (!first) throw await whyNot(manager, domainId, id);
  const cancelled = [first];
  // Each level with a statement of its own: it sees what the level above had started by then.
  for (let level: readonly TouchedRun[] = [first]; level.length > 0;) {
    level = await manager.query<TouchedRun[]>(cancelSql('r.parent_run = any($1::uuid[])'), [
      level.map(({ runId }) => runId),
      'The run that started it was cancelled.',
    ]);
    cancelled.push(...level);
  }
  const woken: TouchedRun[] = await manager.query(wakeParentSql, [id]);
  return { cancelled, woken };
}

async function whyNot(manager: EntityManager, domainId: string, id: string): Promise<Error> {
  const [run]: { status: string }[] = isUuid(id)
    ? await manager.query(`select status from run where id = $1 and domain_id = $2`, [id, domainId])
    : [];
  return run
    ? new ConflictError('run.ended', `The run has ended: it is ${run.status}.`)
    : new NotFoundError('run.not_found', 'There is no such run.');
}
