import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { findRetentionLoss } from './retention-loss';

describe('findRetentionLoss', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.dataSource.query(
      `select hookline_ensure_partitions((now() at time zone 'UTC')::date - 20, 1)`,
    );
    // Enough that no machine counts them within a millisecond.
    await database.dataSource.query(
      `insert into event (id, domain_id, event_id, type, source, key, part, stream_seq,
         occurred_at, data)
       select hookline_uuid_floor(((now() at time zone 'UTC')::date - 20)::timestamp
           at time zone 'UTC' + n * interval '1 ms'),
         $1, n::text, 'queue.missed', 'queue_1', 'k', 0, 1, now(), '{}'
       from generate_series(1, 60000) n`,
      [database.domainId],
    );
  });
  afterAll(() => database.drop());

  const find = (countWithinMs: number) =>
    findRetentionLoss(database.dataSource, {
      domainId: database.domainId,
      days: 10,
      countWithinMs,
    });

  it('names the days and says null for events that cannot be counted in time', async () => {
    expect(await find(1)).toMatchObject({ days: 1, events: null, staying_days: 0 });
  });

  it('counts them when there is time, and the connection waits again afterwards', async () => {
    expect(await find(20_000)).toMatchObject({ days: 1, events: 60_000, runs: 0 });
    const [row] = await database.dataSource.query(`show statement_timeout`);
    expect(row.statement_timeout).toBe('0');
  });
});
