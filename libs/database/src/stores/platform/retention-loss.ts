import type { RetentionLoss } from '@hookline/contracts';
import { QueryFailedError, type DataSource } from 'typeorm';
import { historyDaysSql, isDayAliveSql } from '../../runtime/history-days';

/** PostgreSQL's code for a statement that took longer than it may. */
const queryCanceled = '57014';

interface OldDay {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly alive: boolean;
}

// $1 is the age, $2 the domain: as `isDayAliveSql` wants it.
const oldDaysSql = `
  with b as (
    select to_char(to_date(day, 'YYYYMMDD'), 'YYYY-MM-DD') as day,
      hookline_uuid_floor((to_date(day, 'YYYYMMDD'))::timestamp at time zone 'UTC') as lower,
      hookline_uuid_floor((to_date(day, 'YYYYMMDD') + 1)::timestamp at time zone 'UTC') as upper
    from (${historyDaysSql}) d where age > $1::int
  )
  select day, ${isDayAliveSql} as alive
  from b
  where exists (select 1 from event where domain_id = $2 and id >= b.lower and id < b.upper)
    or exists (select 1 from run where domain_id = $2 and id >= b.lower and id < b.upper)
  order by day
`;

const countSql = (table: 'event' | 'run') => `
  select coalesce(sum(found.count), 0)::float8 as count
  from unnest($2::date[]) as d(day), lateral (
    select count(*) from ${table}
    where domain_id = $1
      and id >= hookline_uuid_floor(d.day::timestamp at time zone 'UTC')
      and id < hookline_uuid_floor((d.day + 1)::timestamp at time zone 'UTC')
  ) found
`;

/**
 * What of a domain is older than `days`, by the rules of `dropOldDays`; 0 days lose nothing.
 * @param countWithinMs events and runs that take longer to count are null
 */
export async function findRetentionLoss(
  dataSource: DataSource,
  { domainId, days, countWithinMs }: { domainId: string; days: number; countWithinMs: number },
): Promise<RetentionLoss> {
  const old: OldDay[] = days === 0 ? [] : await dataSource.query(oldDaysSql, [days, domainId]);
  const lost = old.filter(({ alive }) => !alive).map(({ day }) => day);
  const count = (table: 'event' | 'run') =>
    countInTime(dataSource, countSql(table), { domainId, days: lost, countWithinMs });
  return {
    days: lost.length,
    from: lost[0] ?? null,
    to: lost.at(-1) ?? null,
    events: await count('event'),
    runs: await count('run'),
    staying_days: old.length - lost.length,
  };
}

async function countInTime(
  dataSource: DataSource,
  sql: string,
  asked: { domainId: string; days: readonly string[]; countWithinMs: number },
): Promise<number | null> {
  if (asked.days.length === 0) return 0;
  try {
    return await dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('statement_timeout', $1, true)`, [
        String(asked.countWithinMs),
      ]);
      const [row] = await manager.query<{ count: number }[]>(sql, [asked.domainId, asked.days]);
      return row?.count ?? 0;
    });
  } catch (error) {
    if (isCanceled(error)) return null;
    throw error;
  }
}

function isCanceled(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const fault: unknown = error.driverError;
  return (
    typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === queryCanceled
  );
}
