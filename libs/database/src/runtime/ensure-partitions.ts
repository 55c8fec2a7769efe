import type { Pool } from 'pg';

/** How many days ahead partitions stand ready. */
const daysAhead = 3;

/** Makes the day partitions of today and the next days. Call it at boot and every hour. */
export async function ensurePartitions(pool: Pick<Pool, 'query'>): Promise<void> {
  await pool.query(`select hookline_ensure_partitions((now() at time zone 'UTC')::date, $1)`, [
    daysAhead + 1,
  ]);
}
