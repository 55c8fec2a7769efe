import type { JsonObject, RunStatus } from '@hookline/contracts';
import {
  ConflictError,
  initialRunState,
  NotFoundError,
  resumedState,
  type RunError,
  type RunState,
} from '@hookline/engine';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../event-log/log-conditions';
import { touchedRunColumns, type TouchedRun } from './touched-run';

interface HeldRow {
  readonly status: RunStatus;
  readonly state: Partial<RunState>;
  readonly error: RunError | null;
}

const resumeSql = `
  with resumed as (
    update run r set
      status = 'queued', fence = r.fence + 1, worker_id = null, claims = 0, state = $2::jsonb,
      due_at = null, result = null, error = null, ended_at = null
    where r.id = $1
    returning r.*
  )
  select ${touchedRunColumns} from resumed r
`;

/**
 * Lets a run go on from the step that failed, as the same run with the same version; a worker
 * still has to be told. Inside a transaction.
 * @param variables to set before; others stay
 * @throws NotFoundError; ConflictError (`run.not_failed`)
 */
export async function resumeRun(
  manager: EntityManager,
  { domainId, id }: { domainId: string; id: string },
  variables: JsonObject,
): Promise<TouchedRun> {
  const [held]: HeldRow[] = isUuid(id)
    ? await manager.query(
        `select status, state, error from run where id = $1 and domain_id = $2 for update`,
        [id, domainId],
      )
    : [];
  if (!held) throw new NotFoundError('run.not_found', 'There is no such run.');
  if (held.status !== 'failed' && held.status !== 'quarantined') {
    const message = `Only a failed run and one that was set aside can go on; it is ${held.status}.`;
    throw new ConflictError('run.not_failed', message);
  }
  const state = resumedState({ ...initialRunState(''), ...held.state }, held.error, variables);
  if (!state) {
    throw new ConflictError('run.nowhere', 'The run failed as a whole: no step can go on.');
  }
  const [run]: TouchedRun[] = await manager.query(resumeSql, [id, JSON.stringify(state)]);
  if (!run) throw new NotFoundError('run.not_found', 'There is no such run.');
  return run;
}
