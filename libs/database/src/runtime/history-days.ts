/** Days of history as SQL, for those who end them and those who ask what would go. */

/** `day` as YYYYMMDD of every partition, oldest first, and its `age` in days, UTC: today is 0. */
export const historyDaysSql = `
  select day, (now() at time zone 'UTC')::date - to_date(day, 'YYYYMMDD') as age
  from (
    select right(c.relname, 8) as day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'run'::regclass and c.relname ~ '^run_[0-9]{8}$'
  ) found
  order by day
`;

/**
 * Whether a day is alive: a run of it has not ended, or one that an event of it started.
 * `$2` is whose runs count, null those of all domains; `b` must have the day's `lower` and `upper`
 * bound as ids.
 */
export const isDayAliveSql = `exists (
    select 1 from run
    where status in ('queued', 'running', 'waiting', 'quarantined')
      and ($2::bigint is null or domain_id = $2)
      and ((id >= b.lower and id < b.upper) or (event_ref >= b.lower and event_ref < b.upper))
  )`;
