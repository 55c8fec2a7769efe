import { RunActionStore } from '@hookline/database';
import { ConfigChanges, RunWaker } from '@hookline/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
let queueId: string;
let listId: string;
let worker: RunningWorker;

const call = (id: string) => ({
  id,
  type: 'http-request',
  name: id,
  params: { url: `${world.sinkUrl}/${id}` },
});

// start → parallel ⇉ crm, (sms → wait 6 s), list-add → join → stop
beforeAll(async () => {
  world = await createWorkerWorld();
  queueId = await aQueue(world);
  listId = await aList(world);
  const branch = (name: string) => ({ name, label: name });
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: [
      {
        id: 'fork',
        type: 'parallel',
        params: { branches: [branch('crm'), branch('sms'), branch('list')] },
      },
      call('crm'),
      call('sms'),
      { id: 'wait', type: 'wait', params: { amount: '${seconds}', unit: 's' } },
      { id: 'list', type: 'list-add', params: { list: { id: listId }, number: '${destination}' } },
      { id: 'join', type: 'join', name: 'Join' },
      { id: 'stop', type: 'stop', params: { result: '${steps["Join"].arrived}' } },
    ],
    edges: [
      'start next fork',
      'fork crm crm',
      'fork sms sms',
      'fork list list',
      'crm success join',
      'sms success wait',
      'wait next join',
      'list success join',
      'join next stop',
    ],
  });
  worker = await world.startWorker({ concurrencyPerQueue: 2 });
  const changes = new ConfigChanges(world.connection, world.namespace);
  await changes.publish(
    { domainId: world.database.domainId, kind: 'hook', id: '1', version: Date.now() },
    `spec:${Math.random()}`,
  );
});

afterAll(() => world.stop());

beforeEach(() => {
  world.received.length = 0;
  world.answer = () => ({ status: 200 });
});

async function publish(seconds: number, destination = '380441112233') {
  const event = anEvent(queueId, { data: { seconds, destination } });
  await world.publisher.publish(world.database.domainId, event);
  return event;
}

const endedRun = (eventId: string, withinMs?: number) =>
  until(async () => (await runsOf(world, eventId)).find((run) => run.ended_at !== null), withinMs);

describe('a forked run on PostgreSQL', () => {
  it('calls side by side, changes the list once, and joins', async () => {
    world.answer = () => ({ status: 200, delayMs: 300 });
    const event = await publish(0);
    await until(() => world.received.length === 2);
    expect(world.received.map(({ path }) => path).sort()).toEqual(['/crm', '/sms']);
    const run = await endedRun(event.id);
    expect(run).toMatchObject({ status: 'completed' });
    expect([...run.result].sort()).toEqual(['crm', 'list', 'sms']);
    expect(run.state).not.toHaveProperty('branches');
    const { rows } = await world.pool.query(
      `select node_id from step where run_id = $1 and node_id in ('list', 'join')`,
      [run.id],
    );
    expect(rows).toHaveLength(2);
  });

  it('parks while one branch waits, and goes on with it in another worker', async () => {
    const event = await publish(6, '380440000001');
    const parked = await until(async () =>
      (await runsOf(world, event.id)).find((run) => run.status === 'waiting'),
    );
    expect(parked.state.branches.arrivals).toHaveLength(2);
    await world.startWorker({ concurrencyPerQueue: 2 });
    await worker.stop();
    const run = await endedRun(event.id, 20_000);
    expect(run).toMatchObject({ status: 'completed' });
    expect(world.received).toHaveLength(2);
    const { rows: numbers } = await world.pool.query(
      `select number from list_communication where list_id = $1 and number = '380440000001'`,
      [listId],
    );
    expect(numbers).toHaveLength(1);
  });

  it('is resumed with every branch that had not ended, each effect once', async () => {
    world.answer = ({ path }) =>
      path === '/crm' ? { status: 404, delayMs: 500 } : { status: 200 };
    const event = await publish(6, '380440000002');
    const failed = await endedRun(event.id);
    expect(failed).toMatchObject({ status: 'failed', state: { stoodAt: 'crm' } });
    // Branch `sms` stands at its wait; branch `list` is over and arrived.
    expect(failed.state.branches).toMatchObject({ others: [{ at: 'wait' }], arrivals: [{}] });

    world.answer = () => ({ status: 200 });
    const actions = new RunActionStore(world.database.dataSource);
    const run = await actions.resume(world.database.domainId, failed.id, {});
    await new RunWaker(world.connection, world.namespace).wakeNow(run, {}, `spec:${run.fence}`);
    const done = await until(async () => {
      const [row] = await runsOf(world, event.id);
      return row?.status === 'completed' ? row : null;
    }, 20_000);
    expect([...done.result].sort()).toEqual(['crm', 'list', 'sms']);
    const keys = world.received.map(({ key }) => String(key).replace(`hl:${done.id}:`, ''));
    expect(keys.sort()).toEqual(['crm:1', 'crm:2', 'sms:1']);
    const { rows: numbers } = await world.pool.query(
      `select number from list_communication where list_id = $1 and number = '380440000002'`,
      [listId],
    );
    expect(numbers).toHaveLength(1);
    const { rows: joined } = await world.pool.query(
      `select status from step where run_id = $1 and node_id in ('wait', 'join')`,
      [done.id],
    );
    expect(joined.map(({ status }) => status)).toEqual(['completed', 'completed']);
  });

  it('lets no more runs of a queue go on than may, and drops none', async () => {
    let open = 0;
    let most = 0;
    world.answer = ({ path }) => {
      if (path !== '/crm') return { status: 200 };
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => (open -= 1), 280);
      return { status: 200, delayMs: 300 };
    };
    const events = await Promise.all(Array.from({ length: 12 }, () => publish(0)));
    for (const { id } of events) expect((await endedRun(id, 20_000)).status).toBe('completed');
    expect(most).toBe(2);
  });
});
