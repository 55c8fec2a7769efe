/**
 * Erases what a phone number or a call left in the tables (B-61). Rules:
 *
 * 1. An event that names a call takes the whole call with it: its other events are about the same
 *    person. Events that are ordered by something else, a list say, go one by one.
 * 2. A run goes when its event goes, when it or a step of it holds the text, and with it the runs
 *    it started. One that still runs loses its row: what its worker writes then counts for nothing.
 * 3. All tables go in one transaction, runs first and in the order of their ids, as workers lock
 *    them. No event tells of it: it would carry what was erased.
 *
 * Texts are read whole, without an index: this is done seldom and must miss nothing.
 */
import type { ErasureAnswer } from '@hookline/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import type { ErasureTarget } from './erasure-target';

/** What is about the person or the call. */
export interface ErasureFinds {
  readonly eventIds: readonly string[];
  readonly runIds: readonly string[];
  /** Ordering keys of whole calls. */
  readonly calls: readonly string[];
}

export type ErasedRows = Omit<ErasureAnswer, 'messages'>;

// The separator is no sign that spaces a phone number, so nothing is found across two columns.
const mentions = (pattern: string, ...columns: readonly string[]): string =>
  `concat_ws(chr(10), ${columns.join(', ')}) ~ ${pattern}::text`;

const findSql = `
  with hit as materialized (
    select id, key,
      key in (data ->> 'attempt_id', data ->> 'unique_id', data ->> 'session_id') as of_call
    from event
    where domain_id = $1 and (
      $2::text in (key, data ->> 'attempt_id', data ->> 'unique_id', data ->> 'session_id')
      or ${mentions('$3', 'key', 'contact', 'subject', 'source', 'event_id', 'problem', 'notes::text', 'data::text', 'letter::text', 'evaluations::text')})
  ), call as materialized (
    select key from hit where of_call union select $2::text where $2 is not null
  ), gone as materialized (
    select id from hit
    union select e.id from event e join call on call.key = e.key where e.domain_id = $1
  ), started as (
    select r.id from run r where r.domain_id = $1 and (
      r.event_ref in (select id from gone) or r.key in (select key from call)
      or ${mentions('$3', 'r.key', 'r.contact', 'r.event_id', 'r.state::text', 'r.result::text', 'r.error::text', 'r.given::text')})
    union
    select s.run_id from step s where s.domain_id = $1 and
      ${mentions('$3', 's.node_name', 's.input::text', 's.output::text', 's.error::text', 's.notes::text', 's.variables::text')}
  )
  select
    (select coalesce(array_agg(id::text order by id), '{}') from gone) as "eventIds",
    (select coalesce(array_agg(id::text order by id), '{}') from started) as "runIds",
    (select coalesce(array_agg(key), '{}') from call) as calls
`;

// Replays and sub-flows keep the event of the run they come from, so most are found already.
const belowSql = `
  with recursive below as (
    select id from run where domain_id = $1 and id = any($2::uuid[])
    union
    select r.id from run r join below b on r.parent_run = b.id or r.replay_of = b.id
    where r.domain_id = $1
  )
  select id::text from below order by id
`;

interface Removal {
  readonly part: keyof ErasedRows;
  readonly table: string;
  /** Which rows: $1 domain, $2 pattern, $3 ids of events, $4 of runs, $5 calls. */
  readonly where: string;
}

const ofDomain = 'domain_id = $1';

/** In the order of deletion; a table with data of callers is a line here. */
const removals: readonly Removal[] = [
  { part: 'runs', table: 'run', where: `${ofDomain} and id = any($4::uuid[])` },
  { part: 'events', table: 'event', where: `${ofDomain} and id = any($3::uuid[])` },
  {
    part: 'others',
    table: 'event_outbox',
    where: `${ofDomain} and (subject = any($5::text[])
      or ${mentions('$2', 'type', 'source', 'subject', 'data::text')})`,
  },
  {
    part: 'others',
    table: 'agent_notification',
    where: `agent_id in (select id from agent where ${ofDomain})
      and ${mentions('$2', 'key', 'message', 'url')}`,
  },
  {
    part: 'others',
    table: 'cache_entry',
    where: `${ofDomain} and ${mentions('$2', 'key', 'value::text')}`,
  },
  {
    part: 'others',
    table: 'idempotency_key',
    where: `${ofDomain} and ${mentions('$2', 'key', 'answer::text')}`,
  },
  {
    part: 'members',
    table: 'member',
    where: `${ofDomain} and ${mentions('$2', 'name', 'communications::text', 'variables::text')}`,
  },
  {
    part: 'list_entries',
    table: 'list_communication',
    where: `list_id in (select id from contact_list where ${ofDomain})
      and ${mentions('$2', 'number', 'description')}`,
  },
];

/** What hangs on other rows and is counted with them. */
const attached = [
  'delete from step_batch where run_id = any($4::uuid[])',
  'delete from run_wait where run_id = any($4::uuid[])',
  'delete from event_key where domain_id = $1 and id = any($3::uuid[])',
  // The record of who did it stays, without what was searched for.
  `update bulk_action set filter = '{"q": "erased"}'
   where domain_id = $1 and filter is not null
     and (filter -> 'key' ?| $5::text[] or ${mentions('$2', 'filter::text')})`,
  `update bulk_action set problems = '[]'
   where domain_id = $1 and ${mentions('$2', 'problems::text')}`,
];

export class ErasureStore {
  constructor(private readonly dataSource: DataSource) {}

  async find({ domainId, call, pattern }: ErasureTarget): Promise<ErasureFinds> {
    const [found]: ErasureFinds[] = await this.dataSource.query(findSql, [domainId, call, pattern]);
    const { eventIds = [], runIds = [], calls = [] } = found ?? {};
    const rows: { id: string }[] = await this.dataSource.query(belowSql, [domainId, runIds]);
    return { eventIds, runIds: rows.map(({ id }) => id), calls };
  }

  /** How many rows `erase` would take. */
  count(target: ErasureTarget, finds: ErasureFinds, keepLists: boolean): Promise<ErasedRows> {
    return countEach(
      this.dataSource.manager,
      { target, finds, keepLists },
      ({ table, where }) => `select count(*)::int as rows from ${table} where ${where}`,
    );
  }

  /** Erases them. Answers how many rows went. */
  erase(target: ErasureTarget, finds: ErasureFinds, keepLists: boolean): Promise<ErasedRows> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `select 1 from run where domain_id = $1 and id = any($2::uuid[]) order by id for update`,
        [target.domainId, finds.runIds],
      );
      for (const sql of attached) await manager.query(...bound(sql, target, finds));
      return countEach(
        manager,
        { target, finds, keepLists },
        ({ table, where }) => `with gone as (delete from ${table} where ${where} returning 1)
          select count(*)::int as rows from gone`,
      );
    });
  }
}

interface Erasure {
  readonly target: ErasureTarget;
  readonly finds: ErasureFinds;
  readonly keepLists: boolean;
}

/** Runs a statement for each removal and adds up the rows it answers. */
async function countEach(
  manager: EntityManager,
  { target, finds, keepLists }: Erasure,
  statement: (removal: Removal) => string,
): Promise<ErasedRows> {
  const counts = { events: 0, runs: 0, members: 0, list_entries: 0, others: 0 };
  for (const removal of removals) {
    if (keepLists && removal.part === 'list_entries') continue;
    const [row]: { rows: number }[] = await manager.query(
      ...bound(statement(removal), target, finds),
    );
    counts[removal.part] += row?.rows ?? 0;
  }
  return counts;
}

/** PostgreSQL takes no parameter a statement does not name: they are numbered anew. */
function bound(sql: string, target: ErasureTarget, finds: ErasureFinds): [string, unknown[]] {
  const all = [target.domainId, target.pattern, finds.eventIds, finds.runIds, finds.calls];
  const used: unknown[] = [];
  const numbers = new Map<string, number>();
  const text = sql.replace(/\$(\d)/g, (_all, digit: string) => {
    const number = numbers.get(digit) ?? used.push(all[Number(digit) - 1]);
    numbers.set(digit, number);
    return `$${number}`;
  });
  return [text, used];
}
