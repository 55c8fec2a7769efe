/**
 * What parked runs wait for besides time: events of their call, and runs they started. An event that
 * is stored and a run that ends make a run due by themselves; here is what came, and the look back
 * at what came before the run was parked.
 */
import type { JsonObject, JsonValue, RunStatus } from '@hookline/contracts';
import {
  awaitedBy,
  type Arrivals,
  type CameEvent,
  type CameRun,
  type RunError,
} from '@hookline/engine';
import type { Pool } from 'pg';
import type { ClaimedRun } from './pg-run-claims';

/** Events of one call looked at in one go; those after them come with the next wake. */
const mostEvents = 50;

interface EventRow {
  readonly ref: string;
  readonly event_id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string | null;
  readonly occurred_at: Date;
  readonly data: JsonObject;
}

interface RunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly result: JsonValue;
  readonly error: RunError | null;
  readonly variables: JsonObject;
  readonly stopsCallers: boolean;
}

// Later than the run's own event in the stream, and since the node began to wait.
const eventsSql = `
  select e.id::text as ref, e.event_id, e.type, e.source, e.subject, e.occurred_at, e.data
  from event e
  where e.domain_id = $1 and e.key = $2 and e.type = any($3::text[]) and e.stream_seq > $4
    and e.id > coalesce($5::uuid, hookline_uuid_floor($6::timestamptz)) and e.problem is null
  order by e.stream_seq
  limit ${mostEvents}
`;

const runsSql = `
  select c.id::text, c.status, c.result, c.error, coalesce(c.state -> 'variables', '{}') as variables,
    coalesce(c.state ? 'stopsCallers', false) as "stopsCallers"
  from run c
  where c.id = any($1::uuid[]) and c.status in ('completed', 'failed', 'cancelled', 'quarantined')
`;

const cameSql = `
  exists (
    select 1 from event e
    where e.domain_id = w.domain_id and e.key = w.key and e.type = any(w.names)
      and e.stream_seq > r.stream_seq and e.id > coalesce(w.after, hookline_uuid_floor(w.since))
      and e.problem is null
  ) or exists (
    select 1 from run c
    where c.parent_run = r.id and ('run:' || c.id) = any(w.names)
      and c.status in ('completed', 'failed', 'cancelled', 'quarantined')
  )
`;

const dueSql = (which: string) => `
  update run r set due_at = now()
  from run_wait w
  where w.run_id = r.id and ${which} and r.status = 'waiting' and r.due_at > now()
    and (${cameSql})
  returning r.id::text
`;

export class PgArrivals {
  constructor(private readonly pool: Pool) {}

  /** What came for a run that was parked; asks nothing for one that waits for time alone. */
  async read(run: ClaimedRun): Promise<Arrivals> {
    const events = new Map<number, readonly CameEvent[]>();
    const children = new Map<number, string>();
    for (const [branch, { thing, since }] of awaitedBy(run.state)) {
      if (thing.kind === 'run') children.set(branch, thing.runId);
      else {
        const values = [run.domainId, run.key, thing.types, run.streamSeq, thing.after, since];
        const { rows } = await this.pool.query<EventRow>(eventsSql, values);
        events.set(branch, rows.map(toCameEvent));
      }
    }
    return { events, runs: await this.#ended(children) };
  }

  /** Makes the parked run due when what it waits for came before it was parked. */
  async makeDue(runId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(dueSql('r.id = $1'), [runId]);
    return (rowCount ?? 0) > 0;
  }

  /** The same for all parked runs of these partitions: the net under lost news. */
  async makeAllDue(partitions: readonly number[]): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>(dueSql('r.part = any($1::smallint[])'), [
      partitions,
    ]);
    return rows.map(({ id }) => id);
  }

  async #ended(children: ReadonlyMap<number, string>): Promise<ReadonlyMap<number, CameRun>> {
    if (children.size === 0) return new Map();
    const { rows } = await this.pool.query<RunRow>(runsSql, [[...children.values()]]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return new Map(
      [...children].flatMap(([branch, id]) => {
        const ended = byId.get(id);
        return ended ? [[branch, ended] as const] : [];
      }),
    );
  }
}

function toCameEvent(row: EventRow): CameEvent {
  return {
    ref: row.ref,
    event: {
      id: row.event_id,
      type: row.type,
      source: row.source,
      subject: row.subject,
      time: row.occurred_at.toISOString(),
      data: row.data,
    },
  };
}
