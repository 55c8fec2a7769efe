import type { QueueEventCounts } from '@hookline/contracts';
import type { DataSource } from 'typeorm';

interface CountRow {
  readonly since: Date;
  /** Full days the mean is taken over. */
  readonly days: number;
  readonly event: string | null;
  readonly today: number;
  readonly before: number;
}

// The mean is over the full days since the queue's first event of the last week: days before
// there was anything to count would only dilute it.
const sql = `
  with zone as (
    select (now() at time zone $3) as local_now,
      date_trunc('day', now() at time zone $3) as local_day,
      date_trunc('day', now() at time zone $3) at time zone $3 as since
  ), seen as (
    select substr(e.type, 7) as event, e.received_at at time zone $3 as local_at
    from event e, zone
    where e.queue_id = $2 and e.domain_id = $1 and e.type like 'queue.%'
      and e.id >= hookline_uuid_floor((zone.local_day - interval '7 days') at time zone $3)
  ), span as (
    select coalesce(extract(day from zone.local_day - date_trunc('day', min(seen.local_at))), 0)::int
      as days
    from zone left join seen on true
    group by zone.local_day
  ), counted as (
    select seen.event,
      (count(*) filter (where seen.local_at >= zone.local_day))::int as today,
      (count(*) filter (where seen.local_at < zone.local_day
        and seen.local_at::time <= zone.local_now::time))::int as before
    from seen, zone group by seen.event
  )
  select zone.since, span.days, counted.event, coalesce(counted.today, 0) as today,
    coalesce(counted.before, 0) as before
  from zone cross join span left join counted on true
`;

/**
 * Events of a queue since midnight of the zone, and how many are usual by this time of day.
 * @param timezone a zone PostgreSQL knows
 */
export async function readQueueEventCounts(
  dataSource: DataSource,
  { domainId, queueId, timezone }: { domainId: string; queueId: string; timezone: string },
): Promise<QueueEventCounts> {
  const rows: CountRow[] = await dataSource.query(sql, [domainId, queueId, timezone]);
  const known = rows.flatMap((row) => (row.event === null ? [] : [{ ...row, event: row.event }]));
  return {
    since: (rows[0]?.since ?? new Date()).toISOString(),
    counts: Object.fromEntries(
      known.flatMap(({ event, today }) => (today > 0 ? [[event, today]] : [])),
    ),
    usual: Object.fromEntries(
      known.flatMap(({ event, before, days }) => (days > 0 ? [[event, before / days]] : [])),
    ),
  };
}
