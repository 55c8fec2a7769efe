import { eventSubject, subjectsOf } from '@hookline/contracts';
import { jetstream } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
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

let world: WorkerWorld;

beforeAll(async () => {
  world = await createWorkerWorld();
  await world.startWorker();
});

afterAll(() => world.stop());

beforeEach(() => {
  world.received.length = 0;
  world.answer = () => ({ status: 200 });
});

const publish = (event: ReturnType<typeof anEvent>) =>
  world.publisher.publish(world.database.domainId, event);

const endedRun = (eventId: string) =>
  until(async () => (await runsOf(world, eventId)).find((run) => run.ended_at !== null));

const tellCrm = () => ({
  id: 'tell',
  type: 'http-request',
  name: 'Tell CRM',
  params: {
    url: `${world.sinkUrl}/calls/\${attempt_id}`,
    bodyType: 'json',
    json: { phone: '${destination}' },
    extract: { vip: 'client.vip' },
  },
});

/** start → condition → http-request → list-add */
async function threeNodes(queueId: string, listId: string) {
  return aHook(world, {
    queueId,
    event: 'missed',
    nodes: [
      {
        id: 'long',
        type: 'condition',
        params: { mode: 'expression', expression: 'call_duration >= 10' },
      },
      tellCrm(),
      { id: 'list', type: 'list-add', params: { list: { id: listId }, number: '${destination}' } },
    ],
    edges: ['start next long', 'long then tell', 'tell success list'],
  });
}

/** A hook on missed whose schema tells the CRM. */
const aTellingHook = (queueId: string) =>
  aHook(world, { queueId, event: 'missed', nodes: [tellCrm()], edges: ['start next tell'] });

const settled = (): Promise<void> => world.configRead();

describe('a worker', () => {
  it('runs a schema for an event: condition, request, list, all recorded', async () => {
    const queueId = await aQueue(world);
    const listId = await aList(world);
    await threeNodes(queueId, listId);
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    const run = await endedRun(event.id);
    expect(run).toMatchObject({ status: 'completed', contact: '380441112233' });
    expect(world.received).toMatchObject([
      {
        path: `/calls/${String(event.data['attempt_id'])}`,
        body: '{"phone":"380441112233"}',
        key: `hl:${run.id}:tell:1`,
      },
    ]);
    const { rows: steps } = await world.pool.query(
      `select node_id, status, outlet from step where run_id = $1 order by seq`,
      [run.id],
    );
    expect(steps).toEqual([
      { node_id: 'start', status: 'completed', outlet: 'next' },
      { node_id: 'long', status: 'completed', outlet: 'then' },
      { node_id: 'tell', status: 'completed', outlet: 'success' },
      { node_id: 'list', status: 'completed', outlet: 'success' },
    ]);
    const { rows: numbers } = await world.pool.query(
      `select number from list_communication where list_id = $1`,
      [listId],
    );
    expect(numbers).toEqual([{ number: '380441112233' }]);
    expect(run.state.variables).toMatchObject({ vip: true });
  });

  it('starts nothing for an event id it has seen', async () => {
    const queueId = await aQueue(world);
    await aTellingHook(queueId);
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    await endedRun(event.id);
    // Beyond the stream's own window of duplicates: another message id, the same event id.
    await jetstream(world.connection).publish(
      eventSubject(world.database.domainId, event, subjectsOf(world.namespace)),
      JSON.stringify(event),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await runsOf(world, event.id)).toHaveLength(1);
    expect(world.received).toHaveLength(1);
  });

  it('keeps the events of one call in order while others overtake', async () => {
    const queueId = await aQueue(world);
    await aTellingHook(queueId);
    await settled();
    world.answer = (request) => ({ status: 200, delayMs: request.path === '/calls/7' ? 60 : 0 });
    const events = [7, 8, 7, 9, 7].map((attempt) =>
      anEvent(queueId, { data: { queue_id: Number(queueId), attempt_id: attempt } }),
    );
    for (const event of events) await publish(event);
    for (const event of events) await endedRun(event.id);
    const keysOf7 = world.received.filter(({ path }) => path === '/calls/7').map(({ key }) => key);
    const runsOf7 = await Promise.all(
      events
        .filter(({ data }) => data['attempt_id'] === 7)
        .map(async ({ id }) => `hl:${(await runsOf(world, id))[0].id}:tell:1`),
    );
    expect(keysOf7).toEqual(runsOf7);
    expect(world.received.findIndex(({ path }) => path === '/calls/9')).toBeLessThan(4);
  });

  it('runs several hooks of one event in position order', async () => {
    const queueId = await aQueue(world);
    const named = (name: string) => ({
      ...tellCrm(),
      params: { url: `${world.sinkUrl}/${name}` },
    });
    for (const [name, position] of [
      ['second', 2],
      ['first', 1],
    ] as const) {
      await aHook(world, {
        queueId,
        event: 'missed',
        nodes: [named(name)],
        edges: ['start next tell'],
        hook: { position },
      });
    }
    await settled();
    world.answer = (request) => ({ status: 200, delayMs: request.path === '/first' ? 80 : 0 });
    const event = anEvent(queueId);
    await publish(event);
    await until(async () => {
      const runs = await runsOf(world, event.id);
      return runs.length === 2 && runs.every((run) => run.ended_at !== null);
    });
    expect(world.received.map(({ path }) => path)).toEqual(['/first', '/second']);
  });

  it('says why a hook did not fire', async () => {
    const queueId = await aQueue(world);
    const hook = {
      queueId,
      event: 'missed',
      nodes: [tellCrm()],
      edges: ['start next tell'],
    };
    const row = { field: 'call_duration', operator: 'less', value: 10 };
    await aHook(world, { ...hook, hook: { conditions: { all: [row] } } });
    await aHook(world, { ...hook, hook: { ttl_sec: 60 } });
    await settled();
    const event = anEvent(queueId, { time: new Date(Date.now() - 120_000).toISOString() });
    await publish(event);
    const evaluations = await until(async () => {
      const { rows } = await world.pool.query(`select evaluations from event where event_id = $1`, [
        event.id,
      ]);
      return rows[0]?.evaluations;
    });
    expect(evaluations).toMatchObject([
      { matched: false, reason: 'conditions' },
      { matched: false, reason: 'expired' },
    ]);
    expect(world.received).toEqual([]);
  });

  it('parks a wait behind an alarm and goes on when it is due', async () => {
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [{ id: 'wait', type: 'wait', params: { amount: 6, unit: 's' } }, tellCrm()],
      edges: ['start next wait', 'wait next tell'],
    });
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    const parked = await until(async () =>
      (await runsOf(world, event.id)).find((run) => run.status === 'waiting'),
    );
    expect(world.received).toEqual([]);
    const ended = await endedRun(event.id);
    expect(ended.status).toBe('completed');
    expect(ended.ended_at.getTime()).toBeGreaterThanOrEqual(parked.due_at.getTime());
    expect(ended.ended_at.getTime() - parked.due_at.getTime()).toBeLessThan(3_000);
  });

  it('keeps what it cannot place as a dead letter in the event log', async () => {
    const lost = anEvent('987654');
    await publish(lost);
    const row = await until(async () => {
      const { rows } = await world.pool.query(
        `select problem, data from event where problem is not null and data ->> 'attempt_id' = $1`,
        [String(lost.data['attempt_id'])],
      );
      return rows[0];
    });
    expect(row.problem).toBe('There is no queue 987654.');
  });

  it('runs the hooks of a queue that was made just before its event, and not yet told of', async () => {
    const queueId = await aQueue(world);
    await aTellingHook(queueId);
    const event = anEvent(queueId);
    await publish(event);
    expect(await endedRun(event.id)).toMatchObject({ status: 'completed' });
  });

  it('keeps JSON that no column takes as the text of a dead letter', async () => {
    const queueId = await aQueue(world);
    await settled();
    const { id, source } = anEvent(queueId);
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    const text = `{"specversion":"1.0","id":"${id}","source":"${source}","type":"queue.missed","data":{"attempt_id":"deep","a":${deep}}}`;
    const subject = subjectsOf(world.namespace).eventIn({
      domainId: world.database.domainId,
      source: `queue_${queueId}`,
      event: 'missed',
      key: 'deep',
    });
    await jetstream(world.connection).publish(subject, text, { msgID: id });
    const row = await until(async () => {
      const { rows } = await world.pool.query(
        `select problem, data from event where problem is not null and key = 'deep'`,
      );
      return rows[0];
    });
    expect(row.problem).toMatch(/nested|levels|deep/);
    expect(row.data.text).toBe(text.slice(0, 4_096));
  });

  it('reads a flat map of Webitel variables on the subject of its queue and event', async () => {
    const queueId = await aQueue(world);
    await aTellingHook(queueId);
    await settled();
    const map = { attempt_id: '4711', destination: '380501', call_duration: '7', timestamp: '17' };
    const subject = subjectsOf(world.namespace).eventIn({
      domainId: world.database.domainId,
      source: `queue_${queueId}`,
      event: 'missed',
      key: '4711',
    });
    await jetstream(world.connection).publish(subject, JSON.stringify(map), { msgID: 'flat-7' });
    const run = await endedRun('flat-7');
    expect(run).toMatchObject({ status: 'completed', contact: '380501' });
    expect(world.received[0]).toMatchObject({ path: '/calls/4711' });
    const { rows } = await world.pool.query(`select data from event where event_id = 'flat-7'`);
    expect(rows[0].data).toMatchObject({ call_duration: 7, state: 'missed' });
  });

  it('puts a message of a format it does not know off, and goes on with the next', async () => {
    const queueId = await aQueue(world);
    await aTellingHook(queueId);
    await settled();
    const future = anEvent(queueId);
    const head = headers();
    head.set('Hl-V', '9');
    await jetstream(world.connection).publish(
      eventSubject(world.database.domainId, future, subjectsOf(world.namespace)),
      JSON.stringify(future),
      { headers: head },
    );
    const event = anEvent(queueId);
    await publish(event);
    await endedRun(event.id);
    expect(await runsOf(world, future.id)).toEqual([]);
  });

  it('leaves by the failure outlet when the target answers 500, and by retry before that', async () => {
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        { ...tellCrm(), settings: { retry: { tries: 2, firstDelayMs: 300 } } },
        {
          id: 'sorry',
          type: 'stop',
          params: { status: 'success', result: '${steps["Tell CRM"].code}' },
        },
        { id: 'ok', type: 'stop', params: { status: 'success' } },
      ],
      edges: ['start next tell', 'tell failure sorry', 'tell success ok'],
    });
    await settled();
    world.answer = () => ({ status: 503 });
    const event = anEvent(queueId);
    await publish(event);
    const run = await endedRun(event.id);
    expect(run.status).toBe('completed');
    expect(world.received).toHaveLength(2);
    expect(new Set(world.received.map(({ key }) => key)).size).toBe(1);
  });

  it('hands its partitions and its runs to the next worker when it stops', async () => {
    const queueId = await aQueue(world);
    await aTellingHook(queueId);
    await settled();
    world.answer = () => ({ status: 200, delayMs: 30 });
    const events = Array.from({ length: 60 }, () => anEvent(queueId));
    const second = await world.startWorker();
    for (const event of events.slice(0, 30)) await publish(event);
    await second.stop();
    for (const event of events.slice(30)) await publish(event);
    for (const event of events) await endedRun(event.id);
    expect(new Set(world.received.map(({ key }) => key)).size).toBe(60);
    expect(world.received).toHaveLength(60);
  });
});
