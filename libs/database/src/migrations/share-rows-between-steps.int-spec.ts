import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrationClasses } from '../data-source/migration-classes';
import { runMigrations } from '../data-source/run-migrations';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { ShareRowsBetweenSteps20261129155000 } from './20261129155000-share-rows-between-steps';

const runId = '019ad0a0-0000-7000-8000-000000000001';

describe('ShareRowsBetweenSteps', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const query = (sql: string, values: unknown[] = []): Promise<object[]> =>
    database.dataSource.query(sql, values);

  /** Down to the last state that had a table of steps. */
  const goBack = async () => {
    const own = migrationClasses.indexOf(ShareRowsBetweenSteps20261129155000);
    for (let left = migrationClasses.length; left > own; left -= 1) {
      await database.dataSource.undoLastMigration();
    }
  };

  it('carries every step over, and back, with all it says', async () => {
    await query(`select hookline_ensure_partitions('2025-11-29', 2)`);
    await goBack();
    await query(
      `insert into step (run_id, seq, domain_id, node_id, node_name, node_type, visit, attempt,
         status, outlet, input, output, error, notes, started_at, duration_ms, variables)
       select $1, n, 1, 'say', 'Say "hi"', 'log', n, 1, 'completed',
         case when n = 2 then null else 'next' end, '{"a": [1, null]}',
         case when n = 2 then null else '"so"'::jsonb end,
         case when n = 2 then '{"code": "x", "message": "y"}'::jsonb end, '["note"]',
         '2025-11-29T10:00:00.123Z', 1.5, case when n = 3 then '{"v": 1}'::jsonb end
       from generate_series(1, 1203) n`,
      [runId],
    );
    const before = await query(`select * from step order by seq`);
    expect(before).toHaveLength(1_203);

    await runMigrations(database.dataSource);
    expect(await query(`select * from step order by seq`)).toEqual(before);
    expect(await query(`select first_seq from step_batch order by 1`)).toEqual([
      { first_seq: 1 },
      { first_seq: 501 },
      { first_seq: 1001 },
    ]);

    await goBack();
    expect(await query(`select * from step order by seq`)).toEqual(before);
    await runMigrations(database.dataSource);
    expect(await query(`select * from step order by seq`)).toEqual(before);
  });
});
