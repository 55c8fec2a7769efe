// A run that found no room, at its target or in its queue, is parked; its call waits for it, on this
// worker and on the one that takes the partition over.
import type { CloudEvent } from '@hookline/contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from './testing/worker-world';

/** What the attempts of the calls are called. */
const hog = 1;
const call = 2;

let world: WorkerWorld;
let queueId: string;
/** The hog lets go of its target. */
let letGo: () => void;

beforeEach(async () => {
  world = await createWorkerWorld();
  queueId = await aQueue(world);
  const params = { url: `${world.sinkUrl}/\${attempt_id}/\${place}`, method: 'GET' };
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: [{ id: 'tell', type: 'http-request', params }],
    edges: ['start next tell'],
  });
  const after = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  world.answer = ({ path }) => ({ status: 200, ...(path.startsWith(`/${hog}/`) && { after }) });
});

afterEach(() => {
  letGo();
  return world.stop();
});

async function publish(attempt: number, place: number): Promise<CloudEvent> {
  const event = anEvent(queueId, { data: { attempt_id: attempt, place } });
  await world.publisher.publish(world.database.domainId, event);
  return event;
}

const statusOf = async ({ id }: CloudEvent): Promise<string | undefined> =>
  (await runsOf(world, id))[0]?.status;

const stands = (event: CloudEvent, status: string): Promise<boolean> =>
  until(async () => (await statusOf(event)) === status, 20_000);

/** The target was taken, and the first run of the call was parked for it; now there is room. */
async function aParkedRun(): Promise<CloudEvent> {
  await publish(hog, 0);
  await until(() => world.received.length === 1);
  const first = await publish(call, 1);
  await stands(first, 'waiting');
  letGo();
  return first;
}

const places = (): string[] =>
  world.received.flatMap(({ path }) => (path.startsWith(`/${call}/`) ? [path.slice(3)] : []));

describe('a call with a run that found no room', () => {
  it('is not overtaken while the run is parked for its target', async () => {
    await world.startWorker({ concurrencyPerTarget: 1 });
    await aParkedRun();
    // There is room before the first is due again.
    const second = await publish(call, 2);
    const third = await publish(call, 3);
    await stands(third, 'completed');
    expect([await statusOf(second), places()]).toEqual(['completed', ['1', '2', '3']]);
  }, 60_000);

  it.each(['target', 'queue'] as const)(
    'is not overtaken when another worker takes over what was parked for the %s',
    async (what) => {
      // Whoever holds the only place of the queue keeps it.
      const limit =
        what === 'target' ? { concurrencyPerTarget: 1 } : { concurrencyPerQueue: 1, longWaits: 0 };
      const former = await world.startWorker(limit);
      const first = await aParkedRun();
      await former.stop();
      // Its alarm comes too early, is lost, or comes at the same time as the events: it must not matter.
      await world.pool.query(
        `update run set due_at = now() + interval '20 seconds' where event_id = $1`,
        [first.id],
      );
      const second = await publish(call, 2);
      await world.startWorker();
      await stands(second, 'completed');
      expect(places()).toEqual(['1', '2']);
    },
    60_000,
  );

  it('may be overtaken once the author let the run wait', async () => {
    const waiting = await aQueue(world);
    const params = { url: `${world.sinkUrl}/${call}/\${place}`, method: 'GET' };
    await aHook(world, {
      queueId: waiting,
      event: 'missed',
      nodes: [
        { id: 'rest', type: 'wait', params: { amount: '${seconds}', unit: 's' } },
        { id: 'tell', type: 'http-request', params },
      ],
      edges: ['start next rest', 'rest next tell'],
    });
    const former = await world.startWorker();
    queueId = waiting;
    const slow = anEvent(waiting, { data: { attempt_id: call, place: 1, seconds: 600 } });
    await world.publisher.publish(world.database.domainId, slow);
    await stands(slow, 'waiting');
    await former.stop();
    await world.startWorker();
    const quick = anEvent(waiting, { data: { attempt_id: call, place: 2, seconds: 0 } });
    await world.publisher.publish(world.database.domainId, quick);
    await stands(quick, 'completed');
    expect([await statusOf(slow), places()]).toEqual(['waiting', ['2']]);
  }, 60_000);
});
