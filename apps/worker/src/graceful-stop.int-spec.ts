/** A worker that is asked to stop finishes what it sends and leaves the rest (reliability.md 7). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from './testing/worker-world';

let world: WorkerWorld;

beforeAll(async () => {
  world = await createWorkerWorld();
});
afterAll(() => world.stop());

const request = (id: string) => ({
  id,
  type: 'http-request',
  name: id,
  params: { url: `${world.sinkUrl}/${id}`, bodyType: 'json', json: { call: '${attempt_id}' } },
});

describe('a worker that stops', () => {
  it('repeats no request of fifty runs in its hands, and the next worker ends them all', async () => {
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [request('one'), request('two'), request('three')],
      edges: ['start next one', 'one success two', 'two success three'],
    });
    world.answer = () => ({ status: 200, delayMs: 200 });
    const first = await world.startWorker();
    const events = Array.from({ length: 50 }, () => anEvent(queueId));
    await world.publisher.publishMany(world.database.domainId, events);
    await until(() => world.received.length >= 60);

    const startedAt = Date.now();
    await first.stop();
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    const sentByFirst = world.received.length;
    expect(sentByFirst).toBeLessThan(150);

    await world.startWorker();
    for (const event of events) {
      const run = await until(
        async () => (await runsOf(world, event.id)).find((one) => one.ended_at !== null),
        20_000,
      );
      expect(run.status).toBe('completed');
    }
    const keys = world.received.map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([150, 150]);
  }, 90_000);
});
