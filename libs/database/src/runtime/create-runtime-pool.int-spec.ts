import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';

describe('createRuntimePool', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const poolWith = (more: { readOnly?: boolean; statementTimeoutMs?: number }) =>
    createRuntimePool(
      { url: database.url, name: 'spec', maxConnections: 1, ...more },
      () => undefined,
    );

  it('reads and cannot write where it is said to be read-only', async () => {
    const pool = poolWith({ readOnly: true });
    const { rows } = await pool.query('select count(*)::int as n from domain');
    expect(rows[0].n).toBeGreaterThan(0);
    await expect(pool.query(`insert into domain (name) values ('x')`)).rejects.toMatchObject({
      code: '25006',
    });
    await pool.end();
  });

  it('ends a statement after the time it is given', async () => {
    const pool = poolWith({ statementTimeoutMs: 50 });
    await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });
});
