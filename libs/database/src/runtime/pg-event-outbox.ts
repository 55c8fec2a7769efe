/**
 * Hands events of our own to the log and to the stream. Rules:
 *
 * 1. One relay at a time over all workers, so that the events of one thing stay in order.
 * 2. An event is deleted only after the stream has stored it. After a crash between the two it is
 *    published again under the same id, which the stream and `event_key` know.
 * 3. Events of one thing follow one another; where one cannot be published, later ones of the same
 *    thing wait, all others go.
 * 4. Those nobody can act on go straight into the log (`log-unheard-events.ts`); the stream gets
 *    the others. Both look at the same events: one that came in between, or that stands behind a full
 *    batch, would take the dear way though nobody hears it.
 */
import {
  causeAttribute,
  hopsAttribute,
  type CloudEvent,
  type JsonObject,
} from '@hookline/contracts';
import type { Pool, PoolClient } from 'pg';
import { logBatchSize, logUnheardEvents, type LoggedEvent } from './log-unheard-events';
import { sentTogether } from './sent-together';
import { settleAll } from './settle-all';

export interface OutgoingEvent {
  readonly domainId: string;
  readonly event: CloudEvent;
}

/** Stores an event in the stream; rejects when it is not known to be stored. */
export type PublishEvent = (outgoing: OutgoingEvent) => Promise<unknown>;

/**
 * `busy`: another relay is at it. `relayed`: so many went to the stream, these into the log, and
 * `more` wait behind a full batch; `failure` is why others did not go.
 */
export type Relayed =
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'relayed';
      readonly count: number;
      readonly logged: readonly LoggedEvent[];
      readonly more: boolean;
      readonly failure: unknown;
    };

/** Held while events are handed over. */
const relayLock = 4802003;

/** Events in one pass; all of different things are on their way at once. */
const batchSize = 250;

interface Row {
  readonly id: string;
  readonly domain_id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly data: JsonObject;
  readonly hops: number;
  readonly cause: string | null;
  readonly occurred_at: Date;
}

export class PgEventOutbox {
  constructor(private readonly pool: Pool) {}

  /** Publishes the oldest events and deletes those that are stored. */
  async relay(publish: PublishEvent): Promise<Relayed> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      const [, pass] = await sentTogether(client, () =>
        settleAll([client.query('begin'), beginPass(client)]),
      );
      const relayed = pass ? await relayWithin(client, pass, publish) : busy;
      await client.query('commit');
      return relayed;
    } catch (error) {
      // The connection goes, and with it the transaction and the lock.
      broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

const busy: Relayed = { kind: 'busy' };
const nothing: Relayed = { kind: 'relayed', count: 0, logged: [], more: false, failure: null };

/** The last of the oldest events: what one pass deals with. Null when there is none. */
interface Pass {
  readonly lastId: string | null;
}

/** Null when another relay is at it. */
async function beginPass(client: PoolClient): Promise<Pass | null> {
  const { rows } = await client.query<Pass & { held: boolean }>({
    name: 'begin-relay',
    text: `select pg_try_advisory_xact_lock($1) as held,
       (select max(id)::text from (select id from event_outbox order by id limit ${logBatchSize}) oldest)
         as "lastId"`,
    values: [relayLock],
  });
  const [pass] = rows;
  return pass?.held ? pass : null;
}

async function relayWithin(
  client: PoolClient,
  { lastId }: Pass,
  publish: PublishEvent,
): Promise<Relayed> {
  if (lastId === null) return nothing;
  const [logged, { rows }] = await sentTogether(client, () =>
    settleAll([
      logUnheardEvents(client, lastId),
      client.query<Row>({
        name: 'oldest-outgoing-events',
        text: `select id::text, domain_id::text, type, source, subject, data, hops, cause, occurred_at
         from event_outbox where id <= $1 order by id limit ${batchSize}`,
        values: [lastId],
      }),
    ]),
  );
  const { published, failure } = await publishInLanes(rows, publish);
  if (published.length > 0) {
    await client.query(`delete from event_outbox where id = any($1::bigint[])`, [published]);
  }
  const more =
    logged.length === logBatchSize || (rows.length === batchSize && published.length > 0);
  return { kind: 'relayed', count: published.length, logged, more, failure };
}

async function publishInLanes(
  rows: readonly Row[],
  publish: PublishEvent,
): Promise<{ published: readonly string[]; failure: unknown }> {
  const lanes = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.domain_id} ${row.subject}`;
    const lane = lanes.get(key);
    if (lane) lane.push(row);
    else lanes.set(key, [row]);
  }
  const published: string[] = [];
  let failure: unknown = null;
  await Promise.all(
    [...lanes.values()].map(async (lane) => {
      for (const row of lane) {
        try {
          await publish(toOutgoingEvent(row));
        } catch (error) {
          failure ??= error;
          return;
        }
        published.push(row.id);
      }
    }),
  );
  return { published, failure };
}

function toOutgoingEvent(row: Row): OutgoingEvent {
  return {
    domainId: row.domain_id,
    event: {
      specversion: '1.0',
      id: `outbox:${row.id}`,
      source: row.source,
      type: row.type,
      subject: row.subject,
      time: row.occurred_at.toISOString(),
      ...(row.hops > 0 && { [hopsAttribute]: row.hops }),
      ...(row.cause !== null && { [causeAttribute]: row.cause }),
      data: row.data,
    },
  };
}
