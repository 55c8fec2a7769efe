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

  it('reads by index what was empty when the statement was planned', async () => {
    const pool = poolWith({});
    // Few wide rows fit where the planner supposes some: it would read them all.
    await pool.query('create table grown (id int primary key, wide char(2000))');
    const pick = { name: 'pick', text: 'select wide from grown where id = any($1::int[])' };
    // PostgreSQL keeps a plan from the sixth execution on, if not from the first.
    for (let n = 0; n < 6; n += 1) await pool.query({ ...pick, values: [[n]] });
    await pool.query('insert into grown select generate_series(1, 1000)');
    const { rows } = await pool.query(`explain execute pick('{7}')`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('grown_pkey');
    expect(plan).toContain('$1');
    expect(plan).not.toContain('Seq Scan');
    await pool.end();
  });
});
