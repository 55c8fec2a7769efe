/**
 * Ends the history of days that are old enough (B-61). Rules:
 *
 * 1. Whole days, the oldest first: event, run and step of a day go in one transaction.
 * 2. A day stays while something of it is alive: a run of that day that has not ended, or any such
 *    run that was started by an event of that day.
 * 3. Several workers may try; one at a time does. It waits for nobody longer than `lockTimeout`:
 *    dropping a table waits for its readers, and everybody else waits behind it.
 */
import type { Pool, PoolClient } from 'pg';

export interface DroppedDays {
  /** `YYYYMMDD`, oldest first. */
  readonly dropped: readonly string[];
  /** Old enough, but alive. */
  readonly kept: readonly string[];
}

const lockTimeout = '2s';
/** Beside that of `hookline_ensure_partitions`, which must not run at the same time. */
const lock = 4802001;
const oldDays = `
  select right(c.relname, 8) as day
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'run'::regclass and c.relname ~ '^run_[0-9]{8}$'
    and to_date(right(c.relname, 8), 'YYYYMMDD') < (now() at time zone 'UTC')::date - $1::int
  order by 1
`;

const aliveSql = `
  select exists (
    select 1 from run
    where status in ('queued', 'running', 'waiting', 'quarantined')
      and ((id >= b.lower and id < b.upper) or (event_ref >= b.lower and event_ref < b.upper))
  ) as alive
  from (select hookline_uuid_floor($1::timestamptz) as lower,
    hookline_uuid_floor($1::timestamptz + interval '1 day') as upper) b
`;

/**
 * Drops the days that are older than so many days, UTC.
 * @param days 0 keeps everything
 */
export async function dropOldDays(pool: Pool, days: number): Promise<DroppedDays> {
  if (days === 0) return { dropped: [], kept: [] };
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ day: string }>(oldDays, [days]);
    const dropped: string[] = [];
    const kept: string[] = [];
    for (const { day } of rows) {
      const isDropped = await dropDay(client, day);
      (isDropped ? dropped : kept).push(day);
    }
    if (dropped.length > 0) await forgetKeys(client);
    return { dropped, kept };
  } finally {
    client.release();
  }
}

async function isDayAlive(client: PoolClient, midnight: string): Promise<boolean> {
  const { rows } = await client.query<{ alive: boolean }>(aliveSql, [midnight]);
  return rows[0]?.alive ?? true;
}

async function dropDay(client: PoolClient, day: string): Promise<boolean> {
  const midnight = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`;
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(${lock}) as mine`,
    );
    const may = rows[0]?.mine === true && !(await isDayAlive(client, midnight));
    // The names come from the catalogue and hold eight digits.
    if (may) await client.query(`drop table if exists step_${day}, run_${day}, event_${day}`);
    await client.query(may ? 'commit' : 'rollback');
    return may;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** An event of a dropped day that is sent again counts as new. Those of kept days stay known. */
async function forgetKeys(client: PoolClient): Promise<void> {
  await client.query(`
    delete from event_key where id < (
      select hookline_uuid_floor(
        min(to_date(right(c.relname, 8), 'YYYYMMDD'))::timestamp at time zone 'UTC')
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'event'::regclass and c.relname ~ '^event_[0-9]{8}$')
  `);
}
