/**
 * The short way of an event of our own: from the outbox straight into the event log, in one
 * statement, without the stream. Only for events nobody can act on; their way through the stream
 * would end in the log as well and costs as much as an event from outside. Rules:
 *
 * 1. Only the types no hook can name, and only while no run of their key waits for them.
 * 2. What it writes is what a worker writes for the event when it comes from the stream; a spec
 *    compares the two. Without stream it has neither partition nor place.
 * 3. Its id goes into `event_key`: it may have been published before, by a relay that died.
 */
import { ownEventTypes } from '@hookline/contracts';
import type { PoolClient } from 'pg';

/** An event that went into the log, as live news tell of it. */
export interface LoggedEvent {
  readonly id: string;
  readonly no: string;
  readonly domainId: string;
  readonly type: string;
  readonly queueId: string | null;
}

/** Events in one pass of the relay, and so the most in one statement. */
export const logBatchSize = 500;

const queueIdSql = `case when o.data ->> 'queue_id' ~ '^\\d{1,18}$'
  then (o.data ->> 'queue_id')::bigint end`;

/**
 * SQL of a UUIDv7. `no` (0 to 4095) keeps those of one millisecond in order: in the log two changes of
 * one entry must stand as they happened. PostgreSQL has a function for it from 18 on only.
 */
const uuidV7Sql = (instant: string, no: string): string => `(
  lpad(to_hex(floor(extract(epoch from ${instant}) * 1000)::bigint), 12, '0') || to_hex(28672 + ${no})
    || right(replace(gen_random_uuid()::text, '-', ''), 16))::uuid`;

// Authors publish events of these types too, with anything in them. One that names a queue which is not
// there takes the way through the stream and becomes a dead letter there; so does one with a call's id,
// which is ordered by it (`orderingKey`) and not by its subject.
const sql = `
  with gone as (
    delete from event_outbox o
    where o.id <= $2 and o.type = any($1::text[])
      and not o.data ?| array['attempt_id', 'unique_id', 'session_id']
      and (not o.data ? 'queue_id' or exists (
        select 1 from queue q
        where q.domain_id = o.domain_id and q.id = ${queueIdSql} and q.deleted_at is null))
      and not exists (
        select 1 from run_wait w
        where w.domain_id = o.domain_id and w.key = o.subject and o.type = any(w.names))
    returning o.*
  ), fresh as (
    insert into event_key (domain_id, event_id, id)
    select domain_id, 'outbox:' || id, ${uuidV7Sql('now()', 'row_number() over (order by id)')}
    from gone order by id
    on conflict do nothing
    returning domain_id, event_id, id
  ), stored as (
    insert into event (id, domain_id, event_id, type, source, subject, queue_id, key, contact,
      occurred_at, data, notes, hops)
    select f.id, g.domain_id, f.event_id, g.type, g.source, g.subject,
      (g.data ->> 'queue_id')::bigint, g.subject,
      left(nullif(g.data ->> case g.type when 'list.changed' then 'number' else 'destination' end,
        ''), 256),
      g.occurred_at, g.data,
      case when g.cause is null then '{}'
        else array[format('caused by flow schema %s, hop %s', g.cause, g.hops)] end,
      nullif(g.hops, 0)
    from gone g
    join fresh f on f.domain_id = g.domain_id and f.event_id = 'outbox:' || g.id
    order by g.id
    returning id, no, domain_id, type, queue_id
  )
  select id::text, no::text, domain_id::text as "domainId", type, queue_id::text as "queueId"
  from stored
`;

/** Moves events nobody can act on, up to `lastId`, into the log within the open transaction. */
export async function logUnheardEvents(
  client: PoolClient,
  lastId: string,
): Promise<readonly LoggedEvent[]> {
  const { rows } = await client.query<LoggedEvent>({
    name: 'log-unheard-events',
    text: sql,
    values: [ownEventTypes, lastId],
  });
  return rows;
}
