/** Many targets that do not answer, in the queue of all: what that does to the others. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from './testing/worker-world';

/** Takes requests and answers when it is told to. */
interface HangingTarget {
  readonly url: string;
  readonly host: string;
  readonly open: ServerResponse[];
  readonly server: Server;
}

let world: WorkerWorld;
let targets: readonly HangingTarget[];

beforeAll(async () => {
  world = await createWorkerWorld();
  targets = await Promise.all(Array.from({ length: 6 }, aHangingTarget));
  const allowed = [new URL(world.sinkUrl).host, ...targets.map(({ host }) => host)];
  await world.startWorker({
    concurrency: 16,
    busyEvents: 2,
    concurrencyPerQueue: 6,
    concurrencyPerTarget: 4,
    outboundAllow: allowed.join(','),
  });
});
afterAll(async () => {
  for (const { server } of targets) server.closeAllConnections();
  for (const { server } of targets) server.close();
  await world.stop();
});

async function aHangingTarget(): Promise<HangingTarget> {
  const open: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    open.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}`, host, open, server };
}

it('does not hold up the healthy runs of the queue, nor events of the worker, and keeps the order of calls', async () => {
  const queueId = await aQueue(world);
  await aHook(world, {
    queueId,
    event: 'missed',
    // start → tell → note
    nodes: [
      {
        id: 'tell',
        type: 'http-request',
        params: { url: '${target}/${attempt_id}' },
        settings: { timeoutMs: 25_000 },
      },
      {
        id: 'note',
        type: 'http-request',
        params: { url: `${world.sinkUrl}/note/\${attempt_id}/\${place}` },
      },
    ],
    edges: ['start next tell', 'tell success note'],
  });
  await world.configRead();
  const { domainId } = world.database;
  const event = (target: string, call: number, place = 1) =>
    anEvent(queueId, { data: { target, attempt_id: call, place } });

  // More calls than the queue has room for, and with what follows in them more events than the worker.
  const hanging = targets.flatMap(({ url }, number) =>
    [1, 2, 3].flatMap((call) =>
      [1, 2].map((place) => event(url, 100 * (number + 1) + call, place)),
    ),
  );
  await world.publisher.publishMany(domainId, hanging);
  const openCalls = () => targets.reduce((sum, { open }) => sum + open.length, 0);
  await until(() => openCalls() === 18, 15_000);

  const healthy = Array.from({ length: 100 }, (_, call) => event(world.sinkUrl, 10_000 + call));
  const before = Date.now();
  await world.publisher.publishMany(domainId, healthy);
  const notes = () => world.received.filter(({ path }) => path.startsWith('/note/'));
  await until(() => notes().length === healthy.length, 10_000);
  expect(Date.now() - before).toBeLessThan(5_000);
  expect(openCalls()).toBe(18);

  // They answer after all: those that waited go on, and what follows in their calls comes after them.
  const answerAll = (): void => {
    for (const { open } of targets) {
      for (const response of open) if (!response.writableEnded) response.end('{}');
    }
  };
  answerAll();
  await until(() => openCalls() === hanging.length);
  answerAll();
  for (const { id } of hanging) {
    await until(async () => (await runsOf(world, id))[0]?.status === 'completed');
  }
  const places = new Map<string, string[]>();
  for (const { path } of notes()) {
    const [, , call = '', place = ''] = path.split('/');
    if (Number(call) < 10_000) places.set(call, [...(places.get(call) ?? []), place]);
  }
  expect([...places.values()]).toEqual(Array(18).fill(['1', '2']));
}, 60_000);
