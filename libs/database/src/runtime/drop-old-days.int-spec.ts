import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { dropOldDays } from './drop-old-days';
import { ensurePartitions } from './ensure-partitions';

describe('dropOldDays', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 4 }, () => {});
    await ensurePartitions(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await pool.query(`truncate event_key`);
    for (const ago of [100, 95, 91, 90]) {
      await pool.query(
        `select hookline_ensure_partitions((now() at time zone 'UTC')::date - $1::int, 1)`,
        [ago],
      );
    }
    await pool.query(`truncate run, event, step`);
  });

  const dayAgo = async (ago: number): Promise<string> =>
    (
      await pool.query(
        `select to_char((now() at time zone 'UTC')::date - $1::int, 'YYYYMMDD') as day`,
        [ago],
      )
    ).rows[0].day;
  const partitions = async (parent: string): Promise<string[]> =>
    (
      await pool.query(
        `select right(c.relname, 8) as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = $1::regclass order by 1`,
        [parent],
      )
    ).rows.map(({ day }) => day);
  const idOn = async (ago: number): Promise<string> =>
    (
      await pool.query(
        `select hookline_uuid_floor(
           ((now() at time zone 'UTC')::date - $1::int)::timestamp at time zone 'UTC'
           + interval '1 hour') as id`,
        [ago],
      )
    ).rows[0].id;
  const addRun = async (runAgo: number, eventAgo: number, status: string) => {
    const { domainId } = database;
    const { rows } = await pool.query(
      `with s as (insert into flow_schema (domain_id, name, draft)
         values ($1, gen_random_uuid()::text, '{}') returning id)
       insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
       select $1, id, 1, 1, '{}', '' from s returning id, schema_id`,
      [domainId],
    );
    await pool.query(
      `insert into run (id, domain_id, event_ref, event_no, event_id, event_type, schema_id,
         version_id, key, part, stream_seq, status, state)
       values ($1, $2, $3, 1, 'e', 'queue.missed', $4, $5, 'k', 0, 1, $6, '{}')`,
      [await idOn(runAgo), domainId, await idOn(eventAgo), rows[0].schema_id, rows[0].id, status],
    );
  };
  const addKey = async (ago: number) =>
    pool.query(`insert into event_key values ($1, $2, $3)`, [
      database.domainId,
      `e${ago}`,
      await idOn(ago),
    ]);
  const keys = async () =>
    (await pool.query(`select event_id from event_key order by 1`)).rows.map(
      ({ event_id: id }) => id,
    );

  it('drops days older than asked for, of all three tables, and forgets their keys', async () => {
    for (const ago of [100, 91, 90, 1]) await addKey(ago);
    await addRun(91, 91, 'completed');
    const result = await dropOldDays(pool, 90);
    expect(result).toEqual({
      dropped: [await dayAgo(100), await dayAgo(95), await dayAgo(91)],
      kept: [],
    });
    for (const parent of ['event', 'run', 'step']) {
      expect((await partitions(parent))[0]).toBe(await dayAgo(90));
    }
    expect(await keys()).toEqual(['e1', 'e90']);
    expect(await dropOldDays(pool, 90)).toEqual({ dropped: [], kept: [] });
  });

  it.each(['queued', 'running', 'waiting', 'quarantined'])(
    'keeps a day with a %s run, and its keys',
    async (status) => {
      await addRun(95, 95, status);
      for (const ago of [100, 95]) await addKey(ago);
      expect(await dropOldDays(pool, 90)).toEqual({
        dropped: [await dayAgo(100), await dayAgo(91)],
        kept: [await dayAgo(95)],
      });
      expect(await keys()).toEqual(['e95']);
    },
  );

  it('keeps the day of an event that a living run was started by', async () => {
    await addRun(1, 95, 'waiting');
    expect((await dropOldDays(pool, 90)).kept).toEqual([await dayAgo(95)]);
  });

  it('keeps everything when told so', async () => {
    const before = await partitions('run');
    expect(await dropOldDays(pool, 0)).toEqual({ dropped: [], kept: [] });
    expect(await partitions('run')).toEqual(before);
  });

  it('leaves the work to the one that does it already', async () => {
    const other = await pool.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock(4802001)');
    expect((await dropOldDays(pool, 90)).dropped).toEqual([]);
    await other.query('rollback');
    other.release();
    expect((await dropOldDays(pool, 90)).dropped).toHaveLength(3);
  });
});
