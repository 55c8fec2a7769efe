/**
 * Thousands of waits due in the same second (reliability.md 9). A thousand here; the full figure by
 * `WAITS=10000 npm run test:int -- apps/worker/src/many-waits`.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  until,
  type WorkerWorld,
} from './testing/worker-world';

const waits = Number(process.env.WAITS ?? 1_000);
const withinMs = 15_000;

let world: WorkerWorld;

beforeAll(async () => {
  world = await createWorkerWorld();
  await world.startWorker();
});
afterAll(() => world.stop());

const count = async (queueId: string, status: string): Promise<number> => {
  const { rows } = await world.pool.query<{ n: number }>(
    `select count(*)::int as n from run where queue_id = $1 and status = $2`,
    [queueId, status],
  );
  return rows[0]?.n ?? 0;
};

describe(`${waits} waits that are due in one second`, () => {
  it(`have all gone on within ${withinMs / 1000} s`, async () => {
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        {
          id: 'wait',
          type: 'wait',
          version: 2,
          params: { until: 'moment', moment: '${at}' },
        },
        { id: 'end', type: 'stop', params: { status: 'success', result: 'woken' } },
      ],
      edges: ['start next wait', 'wait next end'],
    });
    await world.configRead();

    const dueAt = Date.now() + 12_000 + waits * 4;
    const events = Array.from({ length: waits }, (_, n) =>
      anEvent(queueId, {
        data: { attempt_id: n, at: new Date(dueAt + (n % 1_000)).toISOString() },
      }),
    );
    await world.publisher.publishMany(world.database.domainId, events);
    await until(async () => (await count(queueId, 'waiting')) === waits, dueAt - Date.now());
    await new Promise((resolve) => setTimeout(resolve, dueAt + 1_000 - Date.now()));
    await until(async () => (await count(queueId, 'completed')) === waits, withinMs);
    const { rows } = await world.pool.query<{ late: number; early: number }>(
      `select max(extract(epoch from r.ended_at) * 1000)::float8 - $2 as late,
         (count(*) filter (where r.ended_at < (e.data ->> 'at')::timestamptz))::int as early
       from run r join event e on e.id = r.event_ref where r.queue_id = $1`,
      [queueId, dueAt + 1_000],
    );
    const [figures] = rows;
    expect(figures?.early).toBe(0);
    expect(figures?.late).toBeLessThan(withinMs);
    if (process.env.WAITS) console.log(`${waits} waits: the last ${figures?.late} ms late`);
  }, 240_000);
});
