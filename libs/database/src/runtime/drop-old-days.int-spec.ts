import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { dropOldDays } from './drop-old-days';
import { ensurePartitions } from './ensure-partitions';
import { findRetentionLoss } from '../stores/platform/retention-loss';

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
    await pool.query(`truncate run, event, step_batch, flow_schema cascade`);
    await pool.query(`delete from domain where id <> $1`, [database.domainId]);
    await pool.query(`update domain set retention_days = null`);
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
           + interval '1 hour' + random() * interval '1 hour') as id`,
        [ago],
      )
    ).rows[0].id;
  const addRun = async (
    runAgo: number,
    eventAgo: number,
    status: string,
    domainId = database.domainId,
  ) => {
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
  const addEvent = async (ago: number, domainId = database.domainId) => {
    const values = [await idOn(ago), domainId, `e${ago}`];
    await pool.query(
      `insert into event (id, domain_id, event_id, type, source, key, part, stream_seq,
         occurred_at, data)
       values ($1, $2, $3, 'queue.missed', 'queue_1', 'k', 0, 1, now(), '{}')`,
      values,
    );
    await pool.query(`insert into event_key (id, domain_id, event_id) values ($1, $2, $3)`, values);
  };
  const keys = async () =>
    (await pool.query(`select event_id from event_key order by 1`)).rows.map(
      ({ event_id: id }) => id,
    );

  it('drops days older than asked for, of all three tables, and forgets their keys', async () => {
    for (const ago of [100, 91, 90, 1]) await addEvent(ago);
    await addRun(91, 91, 'completed');
    const result = await dropOldDays(pool, 90);
    expect(result).toEqual({
      dropped: [await dayAgo(100), await dayAgo(95), await dayAgo(91)],
      kept: [],
      cleared: [],
    });
    for (const parent of ['event', 'run', 'step_batch']) {
      expect((await partitions(parent))[0]).toBe(await dayAgo(90));
    }
    expect(await keys()).toEqual(['e1', 'e90']);
    expect(await dropOldDays(pool, 90)).toEqual({ dropped: [], kept: [], cleared: [] });
  });

  it.each(['queued', 'running', 'waiting', 'quarantined'])(
    'keeps a day with a %s run, and its keys',
    async (status) => {
      await addRun(95, 95, status);
      for (const ago of [100, 95]) await addEvent(ago);
      expect(await dropOldDays(pool, 90)).toEqual({
        dropped: [await dayAgo(100), await dayAgo(91)],
        kept: [await dayAgo(95)],
        cleared: [],
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
    expect(await dropOldDays(pool, 0)).toEqual({ dropped: [], kept: [], cleared: [] });
    expect(await partitions('run')).toEqual(before);
  });

  describe('when a domain keeps less than the others', () => {
    let brief: string;
    beforeEach(async () => {
      const { rows } = await pool.query(
        `insert into domain (name, retention_days) values ('Brief', 30) returning id::text`,
      );
      brief = rows[0].id;
      await pool.query(
        `select hookline_ensure_partitions((now() at time zone 'UTC')::date - 31, 2)`,
      );
    });

    const left = async (table: 'event' | 'run' | 'step_batch' | 'event_key') =>
      (await pool.query(`select domain_id::text as id from ${table} order by 1`)).rows.map(
        ({ id }) => id,
      );

    it('clears its rows of a day, with their keys, and leaves those of others', async () => {
      for (const domainId of [database.domainId, brief]) {
        await addEvent(31, domainId);
        await addRun(31, 31, 'completed', domainId);
        await pool.query(
          `insert into step_batch (run_id, first_seq, domain_id, steps)
           select id, 1, domain_id, '[]' from run
           where domain_id = $1 on conflict do nothing`,
          [domainId],
        );
      }
      await addEvent(30, brief);
      const { dropped, cleared } = await dropOldDays(pool, 90);
      expect(dropped).toHaveLength(3);
      expect(cleared).toEqual([{ day: await dayAgo(31), domainId: brief }]);
      const others = database.domainId;
      expect(await left('run')).toEqual([others]);
      expect(await left('step_batch')).toEqual([others]);
      expect(await left('event')).toEqual([others, brief]);
      expect(await left('event_key')).toEqual([others, brief]);
      expect((await dropOldDays(pool, 90)).cleared).toEqual([]);
    });

    it('keeps its day while a run of its own is alive there, whatever others do', async () => {
      await addEvent(31, brief);
      await addRun(31, 31, 'waiting');
      await addRun(1, 31, 'queued', brief);
      expect((await dropOldDays(pool, 90)).cleared).toEqual([]);
      await pool.query(`update run set status = 'failed' where domain_id = $1`, [brief]);
      expect((await dropOldDays(pool, 90)).cleared).toHaveLength(1);
    });

    it('clears its rows of a day that only another’s living run keeps whole', async () => {
      const others = database.domainId;
      await addRun(95, 95, 'waiting', others);
      await addRun(95, 95, 'completed', others);
      await addRun(95, 95, 'completed', brief);
      for (const domainId of [others, brief]) await addEvent(95, domainId);
      const day = await dayAgo(95);
      const { kept, cleared } = await dropOldDays(pool, 90);
      expect({ kept, cleared }).toEqual({ kept: [day], cleared: [{ day, domainId: brief }] });
      expect(await left('run')).toEqual([others, others]);
      expect(await left('event')).toEqual([others]);
      expect(await left('event_key')).toEqual([others]);
      expect((await dropOldDays(pool, 90)).cleared).toEqual([]);
    });

    it('takes from each domain what was counted as its loss, no more and no less', async () => {
      const others = database.domainId;
      await addRun(100, 100, 'failed', others);
      await addRun(95, 95, 'waiting', others);
      await addRun(91, 91, 'completed', brief);
      for (const domainId of [others, brief]) {
        for (const ago of [100, 95, 91, 90, 31]) {
          await addEvent(ago, domainId);
          await addRun(ago, ago, 'completed', domainId);
        }
      }
      // Started by an event of a day that would be too old.
      await addRun(1, 31, 'queued', brief);
      const rows = async (domainId: string) => {
        const { rows: found } = await pool.query(
          `select (select count(*)::int from event where domain_id = $1) as events,
             (select count(*)::int from run where domain_id = $1) as runs`,
          [domainId],
        );
        return found[0];
      };
      const lossOf = (domainId: string, days: number) =>
        findRetentionLoss(database.dataSource, { domainId, days, countWithinMs: 20_000 });
      const before = [await rows(others), await rows(brief)];
      const lost = [await lossOf(others, 90), await lossOf(brief, 30)];
      expect(lost).toMatchObject([
        { days: 2, events: 2, staying_days: 1 },
        { days: 4, events: 4, runs: 5, staying_days: 1 },
      ]);
      await dropOldDays(pool, 90);
      const after = [await rows(others), await rows(brief)];
      expect(after).toEqual(
        before.map(({ events, runs }, index) => ({
          events: events - lost[index]!.events!,
          runs: runs - lost[index]!.runs!,
        })),
      );
      for (const [index, [domainId, days]] of [
        [others, 90] as const,
        [brief, 30] as const,
      ].entries())
        expect(await lossOf(domainId, days)).toMatchObject({
          days: 0,
          staying_days: lost[index]!.staying_days,
        });
    });

    it('drops no day that another domain keeps for ever', async () => {
      await pool.query(`update domain set retention_days = 0 where id = $1`, [database.domainId]);
      await addEvent(100, brief);
      expect(await dropOldDays(pool, 90)).toEqual({
        dropped: [],
        kept: [],
        cleared: [{ day: await dayAgo(100), domainId: brief }],
      });
    });

    it('drops whole days by the longest of all', async () => {
      await pool.query(`update domain set retention_days = 93 where id = $1`, [brief]);
      expect((await dropOldDays(pool, 90)).dropped).toEqual([await dayAgo(100), await dayAgo(95)]);
    });
  });

  it('leaves the rest for later when the worker stops', async () => {
    expect(await dropOldDays(pool, 90, AbortSignal.abort())).toEqual({
      dropped: [],
      kept: [],
      cleared: [],
    });
    expect((await dropOldDays(pool, 90)).dropped).toHaveLength(3);
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
