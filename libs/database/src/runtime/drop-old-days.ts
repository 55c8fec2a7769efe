/**
 * Ends the history of days that are old enough (B-61). Rules:
 *
 * 1. Each domain says how long its history is kept, else the operator does. A day that is too old
 *    for all of them goes whole: event, run and steps in one transaction. Of a day that is too old
 *    for some, their rows go.
 * 2. A day stays while something of it is alive: a run of that day that has not ended, or any such
 *    run that was started by an event of that day. For rows, those of the domain count: a day that
 *    one domain keeps alive loses the rows of the others all the same (`findRetentionLoss`).
 * 3. Several workers may try; one at a time drops. It waits for nobody longer than `lockTimeout`:
 *    dropping a table waits for its readers, and everybody else waits behind it.
 * 4. Rows go by the thousand, as no statement of this pool may take long, and a worker that stops
 *    leaves the rest for later.
 */
import type { Pool, PoolClient } from 'pg';
import { clearDay, forgetKeysOfDay } from './clear-day';
import { historyDaysSql, isDayAliveSql } from './history-days';

export interface DroppedDays {
  /** `YYYYMMDD`, oldest first. */
  readonly dropped: readonly string[];
  /** Too old for all domains, but alive or left for another time. */
  readonly kept: readonly string[];
  /** Days of which rows went, once for each domain; kept ones among them. */
  readonly cleared: readonly { readonly day: string; readonly domainId: string }[];
}

interface Retention {
  readonly domainId: string;
  /** 0: for ever. */
  readonly days: number;
}

const lockTimeout = '2s';
/** Beside that of `hookline_ensure_partitions`, which must not run at the same time. */
const lock = 4802001;

const aliveSql = `
  select ${isDayAliveSql} as alive
  from (select hookline_uuid_floor($1::timestamptz) as lower,
    hookline_uuid_floor($1::timestamptz + interval '1 day') as upper) b
`;

/**
 * Drops and clears the days, UTC, that are older than their domains keep them.
 * @param operatorDays for domains that say nothing; 0 keeps everything
 */
export async function dropOldDays(
  pool: Pool,
  operatorDays: number,
  stopping: AbortSignal = new AbortController().signal,
): Promise<DroppedDays> {
  const client = await pool.connect();
  try {
    const retentions = await readRetentions(client, operatorDays);
    const longest = longestOf(retentions.map(({ days }) => days));
    const result = {
      dropped: new Array<string>(),
      kept: new Array<string>(),
      cleared: new Array<{ day: string; domainId: string }>(),
    };
    const { rows } = await client.query<{ day: string; age: number }>(historyDaysSql);
    for (const { day, age } of rows) {
      if (stopping.aborted) break;
      if (longest !== 0 && age > longest) {
        const became = await dropDay(client, day, stopping);
        (became === 'dropped' ? result.dropped : result.kept).push(day);
        // One that is being dropped by another has no rows to look for.
        if (became !== 'alive') continue;
      }
      for (const { domainId, days } of retentions) {
        if (days === 0 || age <= days || (await isAlive(client, day, domainId))) continue;
        if (await clearDay(client, day, { domainId, stopping }))
          result.cleared.push({ day, domainId });
      }
    }
    return result;
  } finally {
    client.release();
  }
}

async function readRetentions(client: PoolClient, operatorDays: number): Promise<Retention[]> {
  const { rows } = await client.query<Retention>(
    `select id::text as "domainId", coalesce(retention_days, $1::int) as days from domain order by id`,
    [operatorDays],
  );
  return rows;
}

/** 0 when one of them is for ever, or there is none. */
function longestOf(days: readonly number[]): number {
  return days.includes(0) || days.length === 0 ? 0 : Math.max(...days);
}

async function isAlive(client: PoolClient, day: string, domainId: string | null): Promise<boolean> {
  const midnight = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`;
  const { rows } = await client.query<{ alive: boolean }>(aliveSql, [midnight, domainId]);
  return rows[0]?.alive ?? true;
}

type DayEnd = 'dropped' | 'alive' | 'left';

/** What became of a day; `left` is for another time or another worker. */
async function dropDay(client: PoolClient, day: string, stopping: AbortSignal): Promise<DayEnd> {
  if (await isAlive(client, day, null)) return 'alive';
  // Sent again, an event of a dropped day counts as new. Those of kept days stay known.
  await forgetKeysOfDay(client, day, { domainId: null, stopping });
  if (stopping.aborted) return 'left';
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(${lock}) as mine`,
    );
    const isMine = rows[0]?.mine === true;
    const isDead = isMine && !(await isAlive(client, day, null));
    // The names come from the catalogue and hold eight digits.
    if (isDead) {
      await client.query(`drop table if exists step_batch_${day}, run_${day}, event_${day}`);
    }
    await client.query(isDead ? 'commit' : 'rollback');
    if (isDead) return 'dropped';
    return isMine ? 'alive' : 'left';
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
