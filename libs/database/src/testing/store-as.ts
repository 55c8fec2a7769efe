import type { Pool } from 'pg';
import {
  PgEventDispatch,
  prepareEvent,
  type NewEvent,
  type StoredEvents,
} from '../runtime/pg-event-dispatch';

/** Stores events as the worker would that has all partitions; it has them from then on. */
export async function storeAs(
  workerId: string,
  pool: Pool,
  events: readonly NewEvent[],
): Promise<StoredEvents> {
  await pool.query(`update partition_lease set owner = $1 where owner is distinct from $1`, [
    workerId,
  ]);
  return new PgEventDispatch(pool).store(events.map(prepareEvent), workerId);
}
