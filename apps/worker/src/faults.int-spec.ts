// Links that break at chosen moments. Whole processes are killed in tools/faults.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startFaultyLink, type FaultyLink } from './testing/faulty-link';
import {
  aHook,
  aList,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from './testing/worker-world';
import type { RunningWorker } from './worker';

let world: WorkerWorld;
let toDatabase: FaultyLink;
let toNats: FaultyLink;
let worker: RunningWorker;
let queueId: string;
let listId: string;
let tasksId: string;

beforeAll(async () => {
  world = await createWorkerWorld();
  toDatabase = await startFaultyLink(world.database.url);
  toNats = await startFaultyLink(process.env.NATS_URL ?? '');
  await world.pool.query(
    `insert into communication_type (domain_id, name, code, channel)
     values ($1, 'Mobile', 'mobile', 'Phone')`,
    [world.database.domainId],
  );
});

afterAll(async () => {
  await world.stop();
  toDatabase.close();
  toNats.close();
});

/** start → tell (http) → list-add → task-add → confirm (http) */
beforeEach(async () => {
  world.received.length = 0;
  world.answer = () => ({ status: 200, delayMs: 5 });
  queueId = await aQueue(world);
  tasksId = await aQueue(world, 5);
  listId = await aList(world);
  const request = (id: string) => ({
    id,
    type: 'http-request',
    params: { url: `${world.sinkUrl}/${id}/\${event.id}` },
  });
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: [
      request('tell'),
      { id: 'list', type: 'list-add', params: { list: { id: listId }, number: '${event.id}' } },
      {
        id: 'task',
        type: 'task-add',
        params: { queue: { id: tasksId }, destination: '${event.id}' },
      },
      request('confirm'),
    ],
    edges: ['start next tell', 'tell success list', 'list success task', 'task success confirm'],
  });
  worker = await world.startWorker({ databaseUrl: toDatabase.url, natsUrl: toNats.url });
});

afterEach(() => worker.stop());

const publish = (event: ReturnType<typeof anEvent>) =>
  until(
    () =>
      world.publisher.publish(world.database.domainId, event).then(
        () => true,
        () => false,
      ),
    20_000,
  );

const callOf = (attempt: number) =>
  anEvent(queueId, { data: { queue_id: Number(queueId), attempt_id: attempt } });

/** The events of each call, in publishing order. */
function callsOf(events: readonly ReturnType<typeof anEvent>[]) {
  const calls = new Map<unknown, ReturnType<typeof anEvent>[]>();
  for (const event of events) {
    const call = event.data['attempt_id'];
    calls.set(call, [...(calls.get(call) ?? []), event]);
  }
  return calls;
}

const completed = (eventId: string, withinMs: number) =>
  until(
    async () => (await runsOf(world, eventId)).find((run) => run.status === 'completed'),
    withinMs,
  );

async function count(sql: string, id: string): Promise<number> {
  const { rows } = await world.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, [
    id,
  ]);
  return rows[0]?.n ?? -1;
}

const firstPlaces = (events: readonly { id: string }[]) =>
  events.map(({ id }) => world.received.findIndex(({ path }) => path === `/tell/${id}`));

describe('a worker whose links break', () => {
  it('starts the runs of events whose storing was done but not answered, in their order', async () => {
    const events = [1, 1, 1].map(callOf);
    const lost = toDatabase.loseAnswerTo('dispatch-events');
    await publish(events[0]!);
    await lost;
    for (const event of events.slice(1)) await publish(event);
    for (const event of events) await completed(event.id, 8_000);
    const places = firstPlaces(events);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(world.received.map(({ key }) => key)).size).toBe(6);
    expect(world.received).toHaveLength(6);
  });

  it('does a local effect once when the answer to its commit is lost', async () => {
    const event = callOf(2);
    // The transaction of the first local effect; its commit is done when the answer is lost.
    const lost = toDatabase.loseAnswerTo('commit');
    await publish(event);
    await lost;
    await completed(event.id, 15_000);
    expect(await count(`list_communication where list_id = $1`, listId)).toBe(1);
    expect(await count(`member where queue_id = $1`, tasksId)).toBe(1);
    expect(world.received.map(({ path }) => path.split('/')[1])).toEqual(['tell', 'confirm']);
  });

  it('ends every run and does every effect once while database connections are cut', async () => {
    const events = Array.from({ length: 120 }, (_, index) => callOf(100 + (index % 30)));
    const publishing = Promise.all(
      [...callsOf(events).values()].map(async (call) => {
        for (const event of call) await publish(event);
      }),
    );
    for (let cuts = 0; cuts < 12; cuts += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30 + (cuts % 4) * 25));
      toDatabase.cut();
    }
    await publishing;
    for (const event of events) await completed(event.id, 20_000);
    expect(await count(`list_communication where list_id = $1`, listId)).toBe(120);
    expect(await count(`member where queue_id = $1`, tasksId)).toBe(120);
    expect(new Set(world.received.map(({ key }) => key)).size).toBe(240);
    for (const call of callsOf(events).values()) {
      const places = firstPlaces(call);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('goes on in order after NATS was away', async () => {
    const events = Array.from({ length: 60 }, (_, index) => callOf(300 + (index % 12)));
    for (const [index, event] of events.entries()) {
      await publish(event);
      if (index === 20 || index === 40) {
        toNats.lower();
        setTimeout(toNats.raise, 700);
      }
    }
    for (const event of events) await completed(event.id, 20_000);
    expect(new Set(world.received.map(({ key }) => key)).size).toBe(120);
    expect(world.received).toHaveLength(120);
    for (const call of callsOf(events).values()) {
      const places = firstPlaces(call);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('makes the streams anew on a server that came back without them', async () => {
    const { jetstreamManager } = await import('@nats-io/jetstream');
    const manager = await jetstreamManager(world.connection);
    toNats.lower();
    for await (const { config } of manager.streams.list()) {
      if (config.name.includes(world.namespace)) await manager.streams.delete(config.name);
    }
    toNats.raise();
    const event = callOf(500);
    await publish(event);
    await completed(event.id, 10_000);
  });

  it('leaves no connection behind when it cannot start', async () => {
    const link = await startFaultyLink(process.env.NATS_URL ?? '');
    const closed = await startFaultyLink(world.database.url);
    closed.lower();
    await expect(
      world.startWorker({ databaseUrl: closed.url, natsUrl: link.url }),
    ).rejects.toThrow();
    await until(() => link.open === 0, 3_000);
    link.close();
    closed.close();
  });
});
