/**
 * Taking runs over. A run belongs to the worker in its row; a claim raises the fence, so that
 * whatever its former worker still commits changes nothing (reliability.md 5).
 */
import type { JsonObject } from '@hookline/contracts';
import { initialRunState, type RunEvent, type RunState } from '@hookline/engine';
import type { Pool } from 'pg';
import { fewestTries, triesThatCountSql } from './quarantine-policy';

/** A run that is now ours, with all it needs to go on. */
export interface ClaimedRun {
  readonly runId: string;
  readonly domainId: string;
  readonly fence: number;
  readonly partition: number;
  readonly key: string;
  readonly mode: 'ordered' | 'parallel';
  /** It waits for its turn. Whoever begins it says so (`begin`), and only then it is a try. */
  readonly isUnbegun: boolean;
  /** Tries without one commit between. */
  readonly claims: number;
  /** Null for a run of a draft, which has a snapshot instead. */
  readonly versionId: string | null;
  readonly snapshotId: string | null;
  readonly hookId: string | null;
  readonly schemaId: string;
  readonly queueId: string | null;
  readonly state: RunState;
  readonly event: RunEvent;
  readonly createdAt: Date;
  /** Our id of the event, and its place in the stream. */
  readonly eventRef: string;
  readonly streamSeq: string;
  /** A dry run changes and sends nothing; `recordedOf` is the run whose answers it gets. */
  readonly dry: { readonly recordedOf: string | null } | null;
  /** Started by another run: it runs beside the call's lane. */
  readonly isChild: boolean;
  /** Of its event (B-41). */
  readonly hops: number;
}

const takeable = `
  r.worker_id is null or not exists (
    select 1 from worker w where w.id = r.worker_id and w.alive_until > now())
`;

// A queued run was not begun, so it killed nobody. Deaths are counted for those few that are tried often.
const tooOften = `(r.claims >= ${fewestTries} and r.status <> 'queued'
  and r.claims >= ${triesThatCountSql})`;

/**
 * `counted`: a run that is claimed goes on at once, so this is a try. Runs of a worker that died
 * are taken over by the hundred and wait for their turn: were that a try, a few deaths in a row
 * would set all of them aside for what one of them did. `free`: nothing the run did broke it off.
 */
const claim = (which: string, tries: 'counted' | 'later' | 'free', extra = ''): string => `
  with chosen as (
    select r.id from run r where ${which}
    order by r.stream_seq, r.position
    limit 500
    for update skip locked
  ), taken as (
    update run r set
      fence = r.fence + 1,
      worker_id = $1,
      claims = r.claims + ${tries === 'counted' ? `(r.status <> 'queued')::int` : '0'},
      status = case when ${tooOften} then 'quarantined'
        when r.status = 'queued' then 'queued' else 'running' end,
      ended_at = case when ${tooOften} then now() end,
      error = case when ${tooOften} then jsonb_build_object(
        'code', 'run.quarantined',
        'message', 'Started ' || r.claims || ' times without getting on; set aside.',
        'nodeId', r.state -> 'at') else r.error end${extra}
    from chosen where r.id = chosen.id
    returning r.*
  ), gone as (
    delete from run_wait w using taken where w.run_id = taken.id
  )
  select t.id::text as run_id, t.domain_id::text, t.fence, t.part, t.key, t.mode, t.claims,
    ${tries === 'later' ? 'true' : `t.status = 'queued'`} as unbegun,
    t.version_id::text, t.snapshot_id::text, t.hook_id::text, t.schema_id::text,
    t.queue_id::text, t.state, t.stream_seq::text, t.event_ref::text, t.dry, t.answers, t.replay_of::text, t.parent_run::text,
    e.event_id, e.type, e.source, e.subject, e.occurred_at, e.data,
    coalesce(e.hops, 0) as hops, t.created_at
  from taken t join event e on e.id = t.event_ref
  where t.status <> 'quarantined'
  order by t.stream_seq, t.position
`;

const orphansSql = claim(
  `r.part = any($2::smallint[]) and r.status in ('queued', 'running') and (${takeable})`,
  'later',
);
// As `isPutOff` of the engine says it, of the cursor at the top and of every other branch.
const unbegun = '@.at != null && @.resume == null && @.attempt == 1 && !exists(@.cancelled)';
const leftSql = claim(
  `
  r.part = any($2::smallint[]) and r.id <> all($3::uuid[]) and (
    r.status in ('queued', 'running')
      and (${takeable} or r.part = any($5::smallint[]) and r.worker_id <> $1)
    or r.status = 'waiting' and r.mode = 'ordered' and r.due_at <= now() + make_interval(secs => $4)
      and (r.state @? '$ ? (${unbegun})' or r.state @? '$.branches.others[*] ? (${unbegun})'))
`,
  'later',
  ', due_at = null',
);
const dueSql = claim(
  `
  r.part = any($2::smallint[]) and r.status = 'waiting'
    and r.due_at <= now() - make_interval(secs => $3)
`,
  'counted',
  ', due_at = null',
);
const theseDueSql = claim(
  `
  r.id = any($2::uuid[]) and (r.status = 'waiting' and r.due_at <= now() + interval '1 second'
    or r.status = 'queued' and r.worker_id is null)
`,
  'counted',
  ', due_at = null',
);
const own = `r.id = $2 and r.status in ('queued', 'running') and r.worker_id = $1`;
const ownSql = { fault: claim(own, 'counted'), outage: claim(own, 'free') };
const forgottenSql = claim(
  `r.part = any($2::smallint[]) and r.status in ('queued', 'running') and r.worker_id = $1
    and r.created_at < now() - interval '30 seconds' and r.id <> all($3::uuid[])`,
  'later',
);

export interface LeftRuns {
  readonly putOffSeconds: number;
  readonly except: readonly string[];
  readonly lapsed: readonly number[];
}

interface Row {
  readonly run_id: string;
  readonly domain_id: string;
  readonly fence: number;
  readonly part: number;
  readonly key: string;
  readonly mode: 'ordered' | 'parallel';
  readonly claims: number;
  readonly unbegun: boolean;
  readonly version_id: string | null;
  readonly snapshot_id: string | null;
  readonly hook_id: string | null;
  readonly schema_id: string;
  readonly queue_id: string | null;
  readonly state: Partial<RunState>;
  readonly stream_seq: string;
  readonly event_ref: string;
  readonly dry: boolean;
  readonly answers: string | null;
  readonly replay_of: string | null;
  readonly parent_run: string | null;
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

  /**
   * What a former owner of these partitions left, oldest first: its runs if it is gone, and those that
   * were put off for want of room and are due in `putOffSeconds`. Their calls wait for them, so they
   * go on before any later event. `except` were claimed already. Of `lapsed` partitions the owner is
   * not asked whether it lives: what it has in hand of them must not go on beside what comes next.
   */
  claimLeft(
    partitions: readonly number[],
    { putOffSeconds, except, lapsed }: LeftRuns,
  ): Promise<readonly ClaimedRun[]> {
    return this.#claim(leftSql, [partitions, except, putOffSeconds, lapsed]);
  }

  /** Parked runs that should have woken `graceSeconds` ago: their timer was lost. */
  claimOverdue(
    partitions: readonly number[],
    graceSeconds: number,
  ): Promise<readonly ClaimedRun[]> {
    return this.#claim(dueSql, [partitions, graceSeconds]);
  }

  /** Those of the runs that are parked and due, or queued for anybody; the rest is left alone. */
  claimDue(runIds: readonly string[]): Promise<readonly ClaimedRun[]> {
    return this.#claim(theseDueSql, [runIds]);
  }

  /** Nobody has claimed the run since, and it has not ended. */
  async holds(runId: string, fence: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `select 1 from run
       where id = $1 and fence = $2 and status in ('queued', 'running', 'waiting')`,
      [runId, fence],
    );
    return rowCount === 1;
  }

  /**
   * Counts an unbegun run as begun, so that one that kills its workers is set aside some day.
   * False when it is somebody else's by now.
   */
  async begin(runId: string, fence: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update run set status = 'running', claims = claims + 1
       where id = $1 and fence = $2 and status in ('queued', 'running')`,
      [runId, fence],
    );
    return rowCount === 1;
  }

  /**
   * A run of ours whose execution broke off here; null if it went elsewhere, or broke off so often
   * that it was set aside. An `outage` of the database is no fault of the run and counts for nothing.
   */
  async reclaim(runId: string, because: 'fault' | 'outage'): Promise<ClaimedRun | null> {
    const [run] = await this.#claim(ownSql[because], [runId]);
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
    isUnbegun: row.unbegun,
    claims: row.claims,
    versionId: row.version_id,
    snapshotId: row.snapshot_id,
    hookId: row.hook_id,
    schemaId: row.schema_id,
    queueId: row.queue_id,
    createdAt: row.created_at,
    // A state written by an older version may lack what was added since.
    state: { ...initialRunState(''), ...row.state },
    eventRef: row.event_ref,
    streamSeq: row.stream_seq,
    dry: row.dry ? { recordedOf: row.answers === 'recorded' ? row.replay_of : null } : null,
    isChild: row.parent_run !== null,
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
