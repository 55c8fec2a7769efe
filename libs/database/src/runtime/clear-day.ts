import type { PoolClient } from 'pg';

/** Rows of one statement. */
const batch = 10_000;

export interface DayRows {
  /** Whose; null for all domains. */
  readonly domainId: string | null;
  /** Leaves the rest for another time. */
  readonly stopping: AbortSignal;
}

/**
 * Deletes what a domain has in a day; false when there was nothing. Steps first and events last,
 * so that one cut short is found again by its events.
 * @param day `YYYYMMDD` of an existing partition
 */
export async function clearDay(
  client: PoolClient,
  day: string,
  { domainId, stopping }: DayRows & { readonly domainId: string },
): Promise<boolean> {
  const found = await client.query<{ any: boolean }>(
    `select exists (select 1 from event_${day} where domain_id = $1)
       or exists (select 1 from run_${day} where domain_id = $1) as any`,
    [domainId],
  );
  if (!found.rows[0]?.any) return false;
  const rows = { domainId, stopping };
  await deleteRows(client, `step_batch_${day}`, rows);
  await deleteRows(client, `run_${day}`, rows);
  await forgetKeysOfDay(client, day, rows);
  await deleteRows(client, `event_${day}`, rows);
  return true;
}

async function deleteRows(
  client: PoolClient,
  table: string,
  { domainId, stopping }: DayRows,
): Promise<void> {
  while (!stopping.aborted) {
    const { rowCount } = await client.query(
      `delete from ${table} where ctid = any(array(
         select ctid from ${table} where domain_id = $1 limit ${batch}))`,
      [domainId],
    );
    if ((rowCount ?? 0) < batch) return;
  }
}

/** Forgets the ids of a day's events, found by the events: their own table has no index by day. */
export async function forgetKeysOfDay(
  client: PoolClient,
  day: string,
  { domainId, stopping }: DayRows,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  while (!stopping.aborted) {
    const { rows } = await client.query<{ seen: number; last: string | null }>(
      `with page as materialized (
         select id, domain_id, event_id from event_${day}
         where id > $1 and ($2::bigint is null or domain_id = $2) order by id limit ${batch}
       ), gone as (
         delete from event_key k using page e
         where k.domain_id = e.domain_id and k.event_id = e.event_id and k.id = e.id
       )
       select count(*)::int as seen, max(id::text) as last from page`,
      [after, domainId],
    );
    const [row] = rows;
    if (!row || row.last === null || row.seen < batch) return;
    after = row.last;
  }
}
