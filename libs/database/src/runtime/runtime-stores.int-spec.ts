import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isPutOff, type ListAddEffect, type RunState } from '@hookline/engine';
import type { Pool } from 'pg';
import { storeAs } from '../testing/store-as';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { PgEventDispatch, prepareEvent } from './pg-event-dispatch';
import { PgListPort } from './pg-list-port';
import { PgPartitionLeases } from './pg-partition-leases';
import { PgRunClaims } from './pg-run-claims';
import { fewestTries, mostTries, triesThatCount, triesThatCountSql } from './quarantine-policy';
import { PgRunJournal } from './pg-run-journal';
import { aNewEvent, aNewRun, aStep, aWrite } from './runtime-rows.fixture';

let database: TestDatabase;
let pool: Pool;
let journal: PgRunJournal;
let dispatch: PgEventDispatch;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 6 }, () => undefined);
  journal = new PgRunJournal(pool, () => Promise.resolve());
  dispatch = new PgEventDispatch(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A worker whose row says it is alive, or long gone. */
async function aWorker(alive = true): Promise<string> {
  const id = randomUUID();
  await pool.query(
    `insert into worker (id, name, alive_until) values ($1, 'spec', now() + make_interval(secs => $2))`,
    [id, alive ? 60 : -60],
  );
  return id;
}

async function aStoredRun(workerId: string, overrides: Parameters<typeof aNewRun>[0] = {}) {
  const run = aNewRun(overrides);
  await storeAs(workerId, pool, [aNewEvent(database.domainId, { runs: [run] })]);
  return { run, claim: { runId: run.id, domainId: database.domainId, fence: 1 } };
}

/** Until a statement of another connection waits for a lock. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rowCount) return;
  }
}

const runRow = async (id: string) => {
  const { rows } = await pool.query(`select * from run where id = $1`, [id]);
  return rows[0];
};
const stepRows = async (id: string) => {
  const { rows } = await pool.query(`select * from step where run_id = $1 order by seq`, [id]);
  return rows;
};

describe('PgEventDispatch', () => {
  it('stores an event, its runs and their first steps, claimed by the worker', async () => {
    const worker = await aWorker();
    const run = aNewRun({ write: aWrite({ steps: [aStep()], state: { at: 'n2', steps: 1 } }) });
    const event = aNewEvent(database.domainId, { runs: [run] });
    const { numbers } = await storeAs(worker, pool, [event]);
    expect(Number(numbers.get(event.id))).toBeGreaterThan(0);
    expect(await runRow(run.id)).toMatchObject({
      status: 'running',
      fence: 1,
      worker_id: worker,
      key: '90311',
      contact: '380441112233',
      step_count: 1,
    });
    expect(await stepRows(run.id)).toMatchObject([{ node_id: 'start', outlet: 'next' }]);
  });

  it('stores and starts nothing for an id it knows, in the same batch or a later one', async () => {
    const worker = await aWorker();
    const event = aNewEvent(database.domainId, { runs: [aNewRun()] });
    const again = () => aNewEvent(database.domainId, { eventId: event.eventId, runs: [aNewRun()] });
    const first = await storeAs(worker, pool, [event, again()]);
    expect([...first.numbers.keys()]).toEqual([event.id]);
    expect((await storeAs(worker, pool, [again()])).numbers.size).toBe(0);
    const { rows } = await pool.query(`select count(*)::int as n from run where event_id = $1`, [
      event.eventId,
    ]);
    expect(rows[0].n).toBe(1);
  });

  it('stores nothing of a partition that is another worker’s by now, and says so', async () => {
    const [former, owner] = [await aWorker(), await aWorker()];
    const ours = aNewEvent(database.domainId, { partition: 4, runs: [aNewRun()] });
    const theirs = aNewEvent(database.domainId, { partition: 5, runs: [aNewRun()] });
    await storeAs(former, pool, []);
    await pool.query(`update partition_lease set owner = $1 where part = 5`, [owner]);
    const stored = await dispatch.store([ours, theirs].map(prepareEvent), former);
    expect([...stored.numbers.keys()]).toEqual([ours.id]);
    expect([...stored.refused]).toEqual([theirs.id]);
    expect(await runRow(theirs.runs[0]?.id ?? '')).toBeUndefined();

    // Its id is not taken for known either: the new owner can store it.
    const again = await dispatch.store([prepareEvent(theirs)], owner);
    expect([...again.numbers.keys()]).toEqual([theirs.id]);
  });

  it('is not overtaken by a worker that takes the partition while it stores', async () => {
    const former = await aWorker();
    await storeAs(former, pool, []);
    await pool.query(`update partition_lease set alive_until = now() - interval '1 second'`);
    // The taker alone is alive, and may take all.
    await pool.query(`delete from worker`);
    // Holds up the statement, which has its partition by then, at the key of its event.
    const event = aNewEvent(database.domainId, { partition: 5, runs: [aNewRun()] });
    const obstacle = await pool.connect();
    await obstacle.query('begin');
    await obstacle.query(`insert into event_key (domain_id, event_id, id) values ($1, $2, $3)`, [
      database.domainId,
      event.eventId,
      randomUUID(),
    ]);
    const storing = dispatch.store([prepareEvent(event)], former);
    await untilWaiting();
    const taker = new PgPartitionLeases(pool, { id: randomUUID(), name: 'spec' }, 15);
    expect((await taker.beat()).owned).not.toContain(5);
    await obstacle.query('rollback');
    obstacle.release();
    expect((await storing).numbers.has(event.id)).toBe(true);
    const { owned, lapsed } = await taker.beat();
    expect(owned).toContain(5);
    expect(lapsed).toEqual([5]);
  });

  it('keeps text that jsonb refuses, made harmless', async () => {
    const event = aNewEvent(database.domainId, { data: { text: 'a\u0000b\ud800c' } });
    await storeAs(await aWorker(), pool, [event]);
    const { rows } = await pool.query(`select data from event where id = $1`, [event.id]);
    expect(rows[0].data).toEqual({ text: 'a\uFFFDb\uFFFDc' });
  });
});

describe('PgRunJournal', () => {
  it('writes the state and appends the steps', async () => {
    const { claim } = await aStoredRun(await aWorker());
    const write = aWrite({
      status: 'completed',
      state: { at: null, steps: 2 },
      steps: [aStep(), aStep({ seq: 2, nodeId: 'n2', outlet: null })],
      result: { ok: true },
    });
    const outcome = await journal.commit({ claim, effect: null, write: () => write });
    expect(outcome.kind).toBe('committed');
    const row = await runRow(claim.runId);
    expect(row).toMatchObject({ status: 'completed', result: { ok: true }, step_count: 2 });
    expect(row.ended_at).toBeInstanceOf(Date);
    expect(await stepRows(claim.runId)).toHaveLength(2);
  });

  it('loses a commit whose fence is old, and performs no effect for it', async () => {
    const { claim } = await aStoredRun(await aWorker());
    await pool.query(`update run set fence = 2 where id = $1`, [claim.runId]);
    const list = await aList();
    const plain = await journal.commit({ claim, effect: null, write: () => aWrite() });
    const local = await journal.commit({
      claim,
      effect: addTo(list, '1'),
      write: () => aWrite({ steps: [aStep()] }),
    });
    expect([plain.kind, local.kind]).toEqual(['lost', 'lost']);
    expect(await numbersOf(list)).toEqual([]);
    expect(await stepRows(claim.runId)).toEqual([]);
  });

  it('takes the same commit twice without a second step', async () => {
    const { claim } = await aStoredRun(await aWorker());
    const write = aWrite({ status: 'completed', state: { at: null, steps: 1 }, steps: [aStep()] });
    await journal.commit({ claim, effect: null, write: () => write });
    const again = await journal.commit({ claim, effect: null, write: () => write });
    expect(again.kind).toBe('committed');
    expect(await stepRows(claim.runId)).toHaveLength(1);
  });

  it('adds to a list in the transaction of the step; a duplicate changes nothing', async () => {
    const list = await aList();
    const worker = await aWorker();
    const runs = await Promise.all([1, 2, 3].map(() => aStoredRun(worker)));
    const outcomes = await Promise.all(
      runs.map(({ claim }, index) =>
        journal.commit({
          claim,
          effect: addTo(list, index < 2 ? '380' : '381'),
          write: (result) => aWrite({ result: result?.kind === 'done' ? result.changed : -1 }),
        }),
      ),
    );
    const changed = outcomes.map((one) => (one.kind === 'committed' ? one.write.result : null));
    expect(changed).toEqual([1, 0, 1]);
    expect(await numbersOf(list)).toEqual(['380', '381']);
  });

  it('says that a list does not exist, and leaves its neighbours alone', async () => {
    const list = await aList();
    const worker = await aWorker();
    const [good, bad] = await Promise.all([aStoredRun(worker), aStoredRun(worker)]);
    const kinds: (string | undefined)[] = [];
    const write = (result: { kind: string } | null) => {
      kinds.push(result?.kind);
      return aWrite();
    };
    await Promise.all([
      journal.commit({ claim: good.claim, effect: addTo(list, '1'), write }),
      journal.commit({ claim: bad.claim, effect: addTo('999999', '1'), write }),
    ]);
    expect(kinds).toEqual(['done', 'refused']);
    expect(await numbersOf(list)).toEqual(['1']);
  });

  it('writes an expired entry anew', async () => {
    const list = await aList();
    await pool.query(
      `insert into list_communication (list_id, number, expire_at) values ($1, '1', now() - interval '1 day')`,
      [list],
    );
    const port = new PgListPort(pool);
    expect(await port.contains(database.domainId, { id: list }, '1')).toBe(false);
    const { claim } = await aStoredRun(await aWorker());
    await journal.commit({ claim, effect: addTo(list, '1'), write: () => aWrite() });
    expect(await port.contains(database.domainId, { id: list }, '1')).toBe(true);
  });

  it('commits hundreds of runs at the same time, each once', async () => {
    const worker = await aWorker();
    const runs = Array.from({ length: 300 }, () => aNewRun());
    await storeAs(
      worker,
      pool,
      runs.map((run) => aNewEvent(database.domainId, { runs: [run] })),
    );
    const outcomes = await Promise.all(
      runs.map((run) =>
        journal.commit({
          claim: { runId: run.id, domainId: database.domainId, fence: 1 },
          effect: null,
          write: () =>
            aWrite({ status: 'completed', state: { at: null, steps: 1 }, steps: [aStep()] }),
        }),
      ),
    );
    expect(outcomes.every(({ kind }) => kind === 'committed')).toBe(true);
    const { rows } = await pool.query(
      `select count(*)::int as n from step where run_id = any($1::uuid[])`,
      [runs.map(({ id }) => id)],
    );
    expect(rows[0].n).toBe(300);
  });
});

describe('PgRunClaims', () => {
  beforeEach(async () => {
    await pool.query(`update run set status = 'completed' where status <> 'completed'`);
    await pool.query(`delete from worker`);
  });

  it('takes runs of a worker that is gone, with a higher fence and the event', async () => {
    const { run } = await aStoredRun(await aWorker(false), {
      write: aWrite({ state: { at: 'n7', variables: { x: 1 } } }),
    });
    const claims = new PgRunClaims(pool, await aWorker());
    const [taken, ...more] = await claims.claimOrphans([3]);
    expect(more).toEqual([]);
    expect(taken).toMatchObject({
      runId: run.id,
      fence: 2,
      state: { at: 'n7', variables: { x: 1 } },
      event: { type: 'queue.missed', data: { attempt_id: 90311 } },
    });
    expect(await claims.claimOrphans([3])).toEqual([]);
  });

  it.each(['queued', 'running'] as const)(
    'does not count a %s run that is taken over, only one that was begun',
    async (status) => {
      const { run } = await aStoredRun(await aWorker(false), { write: aWrite({ status }) });
      const takeOver = async () => {
        const claims = new PgRunClaims(pool, await aWorker(false));
        const [taken] = await claims.claimOrphans([3]);
        return { claims, taken, fence: taken?.fence ?? 0 };
      };
      for (let times = 0; times < fewestTries + 2; times += 1) {
        expect((await takeOver()).taken?.isUnbegun).toBe(true);
      }
      expect(await runRow(run.id)).toMatchObject({ status, claims: 0 });
      // Those deaths are long past.
      await pool.query(`update worker set alive_until = now() - interval '20 minutes'`);
      for (let times = 1; times <= fewestTries; times += 1) {
        const { claims, taken, fence } = await takeOver();
        expect(taken?.claims).toBe(times - 1);
        expect(await claims.begin(run.id, fence - 1)).toBe(false);
        expect(await claims.begin(run.id, fence)).toBe(true);
        expect(await runRow(run.id)).toMatchObject({ status: 'running', claims: times });
      }
      expect((await takeOver()).taken).toBeUndefined();
      expect((await runRow(run.id)).status).toBe('quarantined');
    },
  );

  it('asks more of a run that was begun at few of many deaths, and at some time has had enough', async () => {
    const { run } = await aStoredRun(await aWorker(false));
    for (let others = 0; others < 40; others += 1) await aWorker(false);
    const setTries = (tries: number) =>
      pool.query(`update run set claims = $2 where id = $1`, [run.id, tries]);
    const takeOver = async () =>
      (await new PgRunClaims(pool, await aWorker(false)).claimOrphans([3]))[0];
    await setTries(mostTries - 1);
    expect(await takeOver()).toMatchObject({ runId: run.id, claims: mostTries - 1 });
    await setTries(mostTries);
    expect(await takeOver()).toBeUndefined();
    expect(await runRow(run.id)).toMatchObject({
      status: 'quarantined',
      error: { message: 'Started 12 times without getting on; set aside.' },
    });
  });

  it('counts the deaths of the last quarter of an hour, and none of those who live or died long ago', async () => {
    await pool.query(`delete from worker`);
    await aWorker();
    for (const deaths of [0, 1, 9, 10, 11, 12, 20, 23, 24, 25, 60]) {
      await pool.query(`delete from worker where alive_until < now()`);
      await pool.query(
        `insert into worker (id, name, alive_until)
         select gen_random_uuid(), 'spec', now() - interval '14 minutes' from generate_series(1, $1)
         union all
         select gen_random_uuid(), 'spec', now() - interval '16 minutes' from generate_series(1, 30)`,
        [deaths],
      );
      const { rows } = await pool.query(`select ${triesThatCountSql}::int as tries`);
      expect([deaths, rows[0].tries]).toEqual([deaths, triesThatCount(deaths)]);
    }
  });

  it('leaves runs of a living worker and of other partitions alone', async () => {
    await aStoredRun(await aWorker(true));
    await aStoredRun(await aWorker(false));
    const claims = new PgRunClaims(pool, await aWorker());
    expect(await claims.claimOrphans([4])).toEqual([]);
    expect(await claims.claimOrphans([3])).toHaveLength(1);
  });

  it('takes what was put off and left, in the order of the events, and only once', async () => {
    const former = await aWorker(true);
    const parked = async (dueInMs: number, mode: 'ordered' | 'parallel' = 'ordered') => {
      const dueAt = new Date(Date.now() + dueInMs);
      const write = aWrite({ status: 'waiting', dueAt });
      return (await aStoredRun(former, { write, mode })).run.id;
    };
    const due = await parked(30_000);
    await parked(600_000);
    await parked(30_000, 'parallel');
    const { run: orphan } = await aStoredRun(await aWorker(false));
    const overdue = await parked(-60_000);
    const claims = new PgRunClaims(pool, await aWorker());
    const left = await claims.claimLeft([3], { putOffSeconds: 60, except: [], lapsed: [] });
    expect(left.map(({ runId }) => runId)).toEqual([due, orphan.id, overdue]);
    expect(await runRow(due)).toMatchObject({ status: 'running', due_at: null, claims: 0 });

    await pool.query(`update run set status = 'waiting', due_at = now() where id = $1`, [due]);
    const options = { putOffSeconds: 60, except: [due], lapsed: [] };
    expect(await claims.claimLeft([3], options)).toEqual([]);
  });

  it('takes what the former owner of a lapsed partition has in hand, though it lives', async () => {
    const { run } = await aStoredRun(await aWorker(true));
    const mine = await aWorker();
    const own = await aStoredRun(mine);
    const claims = new PgRunClaims(pool, mine);
    const options = { putOffSeconds: 60, except: [] };
    expect(await claims.claimLeft([3], { ...options, lapsed: [] })).toEqual([]);
    expect(await claims.claimLeft([3], { ...options, lapsed: [4] })).toEqual([]);
    const left = await claims.claimLeft([3], { ...options, lapsed: [3] });
    expect(left).toMatchObject([{ runId: run.id, fence: 2 }]);
    expect(await claims.holds(run.id, 1)).toBe(false);
    expect(await claims.holds(run.id, 2)).toBe(true);
    expect(await claims.holds(own.run.id, 1)).toBe(true);
  });

  it('finds the runs that the engine calls put off, and no others', async () => {
    const resume = { outlet: 'next', output: null, input: {} };
    const current = { id: 1, forks: [], dueAt: null, last: null };
    const cursor = { at: 'b', attempt: 1, intent: false, resume: null, since: null };
    const forked = (other: object): Partial<RunState> => ({
      resume,
      branches: {
        current,
        others: [{ ...cursor, ...current, id: 2, ...other }],
        arrivals: [],
        lastId: 2,
      },
    });
    const states: Partial<RunState>[] = [
      {},
      { resume },
      { attempt: 2 },
      { at: null, branches: { current, others: [], arrivals: [], lastId: 1 } },
      forked({}),
      forked({ resume }),
      forked({ attempt: 3 }),
      forked({ cancelled: true, intent: true }),
    ];
    const worker = await aWorker();
    const expected: string[] = [];
    for (const state of states) {
      const write = aWrite({ status: 'waiting', dueAt: new Date(), state });
      const { run } = await aStoredRun(worker, { write });
      if (isPutOff(write.state)) expected.push(run.id);
    }
    const claims = new PgRunClaims(pool, worker);
    const left = await claims.claimLeft([3], { putOffSeconds: 60, except: [], lapsed: [] });
    expect(left.map(({ runId }) => runId)).toEqual(expected);
    expect(expected).toHaveLength(2);
  });

  it('wakes a parked run when it is due and not before', async () => {
    const parked = (dueInMs: number) =>
      aStoredRun(worker, {
        write: aWrite({ status: 'waiting', dueAt: new Date(Date.now() + dueInMs) }),
      });
    const worker = await aWorker();
    const claims = new PgRunClaims(pool, worker);
    const early = await parked(60_000);
    const due = await parked(-10);
    expect(await claims.claimDue([early.run.id])).toEqual([]);
    const both = [early.run.id, due.run.id];
    expect(await claims.claimDue(both)).toMatchObject([{ runId: due.run.id, fence: 2 }]);
    expect(await claims.claimDue(both)).toEqual([]);
  });

  it('sets no run aside for what the database did', async () => {
    const id = await aWorker();
    const { run } = await aStoredRun(id);
    const claims = new PgRunClaims(pool, id);
    for (let round = 0; round <= fewestTries; round += 1) {
      expect(await claims.reclaim(run.id, 'outage')).toMatchObject({
        isUnbegun: false,
        claims: 0,
        fence: round + 2,
      });
    }
  });

  it('sets a run aside that broke off in one worker too often without progress', async () => {
    const id = await aWorker();
    const { run } = await aStoredRun(id);
    const claims = new PgRunClaims(pool, id);
    for (let round = 0; round < fewestTries; round += 1) {
      expect(await claims.reclaim(run.id, 'fault')).toMatchObject({
        isUnbegun: false,
        claims: round + 1,
      });
    }
    expect(await claims.reclaim(run.id, 'fault')).toBeNull();
    expect(await runRow(run.id)).toMatchObject({
      status: 'quarantined',
      error: { code: 'run.quarantined' },
    });
  });
});

describe('PgPartitionLeases', () => {
  const leases = (id: string) => new PgPartitionLeases(pool, { id, name: 'spec' }, 15);

  beforeEach(async () => {
    await pool.query(`delete from worker`);
    await pool.query(`update partition_lease set owner = null, alive_until = '-infinity'`);
  });

  it('gives everything to the first worker and half to the second, once the first lets go', async () => {
    const one = leases(randomUUID());
    const two = leases(randomUUID());
    expect((await one.beat()).owned).toHaveLength(32);
    expect((await two.beat()).owned).toEqual([]);
    const { owned, surplus } = await one.beat();
    expect(surplus).toBe(16);
    await one.release(owned.slice(0, surplus));
    expect(await two.beat()).toMatchObject({ owned: { length: 16 }, lapsed: [] });
    expect(await one.beat()).toMatchObject({ surplus: 0 });
  });

  it('lets a partition be taken when its lease has lapsed, and counts the owners', async () => {
    const gone = leases(randomUUID());
    await gone.beat();
    await pool.query(`update partition_lease set alive_until = now() - interval '1 second'`);
    await pool.query(`update worker set alive_until = now() - interval '1 second'`);
    const { owned, lapsed } = await leases(randomUUID()).beat();
    expect(owned).toHaveLength(32);
    expect(lapsed).toHaveLength(32);
    const { rows } = await pool.query(`select min(epoch)::int as epoch from partition_lease`);
    expect(rows[0].epoch).toBeGreaterThanOrEqual(2);
  });

  it('frees everything at once when a worker leaves', async () => {
    const one = leases(randomUUID());
    await one.beat();
    await one.leave();
    expect((await leases(randomUUID()).beat()).owned).toHaveLength(32);
  });
});

async function aList(): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into contact_list (domain_id, name) values ($1, $2) returning id::text`,
    [database.domainId, randomUUID()],
  );
  return rows[0]?.id ?? '';
}

function addTo(listId: string, number: string): ListAddEffect {
  return { kind: 'list-add', list: { id: listId }, number, description: '', expireAt: null };
}

async function numbersOf(listId: string): Promise<string[]> {
  const { rows } = await pool.query<{ number: string }>(
    `select number from list_communication where list_id = $1 order by number`,
    [listId],
  );
  return rows.map((row) => row.number);
}
