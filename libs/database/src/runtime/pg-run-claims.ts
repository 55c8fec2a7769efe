/**
 * Taking runs over. A run belongs to the worker in its row; a claim raises the fence, so that
 * whatever its former worker still commits changes nothing (reliability.md 5).
 */
import type { JsonObject } from '@hookline/contracts';
import { initialRunState, type RunEvent, type RunState } from '@hookline/engine';
import type { Pool } from 'pg';

/** A run that is now ours, with all it needs to go on. */
export interface ClaimedRun {
  readonly runId: string;
  readonly domainId: string;
  readonly fence: number;
  readonly partition: number;
  readonly key: string;
  readonly mode: 'ordered' | 'parallel';
  readonly versionId: string;
  readonly hookId: string | null;
  readonly schemaId: string;
  readonly queueId: string | null;
  readonly state: RunState;
  readonly event: RunEvent;
  readonly createdAt: Date;
  /** Of its event (B-41). */
  readonly hops: number;
}

/** Claimed this often without one commit between: something in it kills its workers. */
export const mostClaims = 5;

const takeable = `
  r.worker_id is null or not exists (
    select 1 from worker w where w.id = r.worker_id and w.alive_until > now())
`;

const claim = (which: string, extra = ''): string => `
  with chosen as (
    select r.id from run r where ${which}
    order by r.stream_seq, r.position
    limit 500
    for update skip locked
  ), taken as (
    update run r set
      fence = r.fence + 1,
      worker_id = $1,
      claims = r.claims + 1,
      status = case when r.claims >= ${mostClaims} then 'quarantined' else 'running' end,
      ended_at = case when r.claims >= ${mostClaims} then now() end,
      error = case when r.claims >= ${mostClaims} then jsonb_build_object(
        'code', 'run.quarantined',
        'message', 'Started ${mostClaims} times without getting on; set aside.',
        'nodeId', r.state -> 'at') else r.error end${extra}
    from chosen where r.id = chosen.id
    returning r.*
  )
  select t.id::text as run_id, t.domain_id::text, t.fence, t.part, t.key, t.mode, t.status,
    t.version_id::text, t.hook_id::text, t.schema_id::text, t.queue_id::text, t.state,
    e.event_id, e.type, e.source, e.subject, e.occurred_at, e.data,
    coalesce(e.hops, 0) as hops, t.created_at
  from taken t join event e on e.id = t.event_ref
  where t.status = 'running'
  order by t.stream_seq, t.position
`;

const orphansSql = claim(`
  r.part = any($2::smallint[]) and r.status in ('queued', 'running') and (${takeable})
`);
const dueSql = claim(
  `
  r.part = any($2::smallint[]) and r.status = 'waiting'
    and r.due_at <= now() - make_interval(secs => $3)
`,
  ', due_at = null',
);
const oneDueSql = claim(
  `
  r.id = $2 and r.status = 'waiting' and r.due_at <= now() + interval '1 second'
`,
  ', due_at = null',
);
const ownSql = claim(`r.id = $2 and r.status in ('queued', 'running') and r.worker_id = $1`);
const forgottenSql = claim(`
  r.part = any($2::smallint[]) and r.status in ('queued', 'running') and r.worker_id = $1
    and r.created_at < now() - interval '30 seconds' and r.id <> all($3::uuid[])
`);

interface Row {
  readonly run_id: string;
  readonly domain_id: string;
  readonly fence: number;
  readonly part: number;
  readonly key: string;
  readonly mode: 'ordered' | 'parallel';
  readonly version_id: string;
  readonly hook_id: string | null;
  readonly schema_id: string;
  readonly queue_id: string | null;
  readonly state: Partial<RunState>;
  readonly event_id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string | null;
  readonly occurred_at: Date;
  readonly data: JsonObject;
  readonly created_at: Date;
  readonly hops: number;
}

export class PgRunClaims {
  constructor(
    private readonly pool: Pool,
    private readonly workerId: string,
  ) {}

  /** Runs of these partitions whose worker is gone, oldest first. */
  claimOrphans(partitions: readonly number[]): Promise<readonly ClaimedRun[]> {
    return this.#claim(orphansSql, [partitions]);
  }

  /** Parked runs that should have woken `graceSeconds` ago: their timer was lost. */
  claimOverdue(
    partitions: readonly number[],
    graceSeconds: number,
  ): Promise<readonly ClaimedRun[]> {
    return this.#claim(dueSql, [partitions, graceSeconds]);
  }

  /** The parked run, if its time has come; null if it is not waiting, or not yet. */
  async claimDue(runId: string): Promise<ClaimedRun | null> {
    const [run] = await this.#claim(oneDueSql, [runId]);
    return run ?? null;
  }

  /** A run of ours whose execution broke off here; null if it went elsewhere. */
  async reclaim(runId: string): Promise<ClaimedRun | null> {
    const [run] = await this.#claim(ownSql, [runId]);
    return run ?? null;
  }

  /** Runs in our name that nothing in this process knows of. The net under everything else. */
  claimForgotten(
    partitions: readonly number[],
    known: readonly string[],
  ): Promise<readonly ClaimedRun[]> {
    return this.#claim(forgottenSql, [partitions, known]);
  }

  async #claim(text: string, values: readonly unknown[]): Promise<readonly ClaimedRun[]> {
    const { rows } = await this.pool.query<Row>(text, [this.workerId, ...values]);
    return rows.map(toClaimedRun);
  }
}

function toClaimedRun(row: Row): ClaimedRun {
  return {
    runId: row.run_id,
    domainId: row.domain_id,
    fence: row.fence,
    partition: row.part,
    key: row.key,
    mode: row.mode,
    versionId: row.version_id,
    hookId: row.hook_id,
    schemaId: row.schema_id,
    queueId: row.queue_id,
    createdAt: row.created_at,
    // A state written by an older version may lack what was added since.
    state: { ...initialRunState(''), ...row.state },
    event: {
      id: row.event_id,
      type: row.type,
      source: row.source,
      subject: row.subject,
      time: row.occurred_at.toISOString(),
      data: row.data,
    },
    hops: row.hops,
  };
}
