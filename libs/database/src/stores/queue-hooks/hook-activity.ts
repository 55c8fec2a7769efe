import type { HookActivity } from '@hookline/contracts';
import type { DataSource } from 'typeorm';

interface ActivityRow {
  readonly hook_id: number;
  readonly last_fired_at: Date | null;
  readonly fired_today: number;
  readonly failed_today: number;
  readonly p95_ms: number | null;
}

// Today's runs come from the partitions of today alone: the id carries the time. The last run of a
// hook that did not fire today is found from the newest partition backwards, one row per hook.
const sql = `
  with today as (
    select hookline_uuid_floor(date_trunc('day', now() at time zone $2) at time zone $2) as floor
  ), counted as (
    select r.hook_id,
      count(*)::int as fired_today,
      (count(*) filter (where r.status in ('failed', 'quarantined')))::int as failed_today,
      percentile_cont(0.95) within group (
        order by extract(epoch from r.ended_at - r.created_at)::float8 * 1000
      ) filter (where r.ended_at is not null) as p95_ms
    from run r, today
    where r.hook_id = any($1::int[]) and r.id >= today.floor and not r.dry
    group by r.hook_id
  )
  select hook.id as hook_id, last.created_at as last_fired_at,
    coalesce(counted.fired_today, 0) as fired_today,
    coalesce(counted.failed_today, 0) as failed_today,
    counted.p95_ms
  from unnest($1::int[]) as hook (id)
  left join counted on counted.hook_id = hook.id
  left join lateral (
    select r.created_at from run r where r.hook_id = hook.id and not r.dry order by r.id desc limit 1
  ) last on true
`;

/**
 * What hooks did since midnight of the zone, by hook id; every asked hook is there.
 * @param timezone a zone PostgreSQL knows
 */
export async function readHookActivity(
  dataSource: DataSource,
  hookIds: readonly number[],
  timezone: string,
): Promise<ReadonlyMap<number, HookActivity>> {
  if (hookIds.length === 0) return new Map();
  const rows: ActivityRow[] = await dataSource.query(sql, [hookIds, timezone]);
  return new Map(
    rows.map((row) => [
      row.hook_id,
      {
        last_fired_at: row.last_fired_at?.toISOString() ?? null,
        fired_today: row.fired_today,
        failed_today: row.failed_today,
        p95_ms: row.p95_ms,
      },
    ]),
  );
}
