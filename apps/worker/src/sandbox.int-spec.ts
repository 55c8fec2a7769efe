import { compileWebitelSchema } from '@hookline/nodes';
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
let queues: Record<'doubles' | 'spins' | 'answers' | 'webitel', string>;

beforeAll(async () => {
  world = await createWorkerWorld();
  // Before the worker starts, which reads its hooks then.
  queues = {
    doubles: await scripted('return { twice: vars.call_duration * 2, type: event.type };'),
    spins: await scripted('for (;;); return 1'),
    answers: await scripted('return vars.destination'),
    webitel: await webitelScript(),
  };
  await world.startWorker();
});

afterAll(() => world.stop());

const publish = (event: ReturnType<typeof anEvent>) =>
  world.publisher.publish(world.database.domainId, event);

const endedRun = (eventId: string) =>
  until(async () => (await runsOf(world, eventId)).find((run) => run.ended_at !== null));

/** start → script → stop */
async function scripted(source: string): Promise<string> {
  const queueId = await aQueue(world);
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: [
      { id: 'compute', type: 'script', name: 'Compute', params: { source, resultVariable: 'r' } },
      { id: 'stop', type: 'stop', params: { result: '${r}' } },
    ],
    edges: ['start next compute', 'compute next stop'],
  });
  return queueId;
}

async function webitelScript(): Promise<string> {
  const { graph } = compileWebitelSchema([
    { set: { greeting: 'Hi' } },
    { js: { data: "var n = ${call_duration} + 1; return '${greeting} ' + n", setVar: 'said' } },
    { js: { data: 'return LocalDate().getFullYear() > 2000', setVar: 'isNow' } },
    { httpRequest: { url: `${world.sinkUrl}/js`, data: { said: '${said}', isNow: '${isNow}' } } },
  ]);
  const queueId = await aQueue(world);
  await aHook(world, {
    queueId,
    event: 'missed',
    dialect: graph.dialect,
    nodes: graph.nodes,
    edges: graph.edges.map(({ from, outlet, to }) => `${from} ${outlet} ${to}`),
  });
  return queueId;
}

describe('a script in a run', () => {
  it('reads the event and sets its variable', async () => {
    const event = anEvent(queues.doubles);
    await publish(event);
    const run = await endedRun(event.id);
    expect(run).toMatchObject({
      status: 'completed',
      result: { twice: 84, type: 'queue.missed' },
    });
  });

  it('fails its run by name while the runs beside it go on', async () => {
    const badEvents = Array.from({ length: 6 }, () => anEvent(queues.spins));
    const goodEvents = Array.from({ length: 20 }, () => anEvent(queues.answers));
    await Promise.all([...badEvents, ...goodEvents].map(publish));
    for (const { id } of goodEvents) {
      expect(await endedRun(id)).toMatchObject({ status: 'completed', result: '380441112233' });
    }
    for (const { id } of badEvents) {
      expect(await endedRun(id)).toMatchObject({
        status: 'failed',
        error: { code: 'script.timeout', nodeId: 'compute' },
      });
    }
  });

  it('runs the `js` of a Webitel array, whose templates are string expressions', async () => {
    const event = anEvent(queues.webitel);
    await publish(event);
    expect(await endedRun(event.id)).toMatchObject({ status: 'completed' });
    const sent = world.received.find(({ path }) => path === '/js');
    expect(JSON.parse(sent?.body ?? '')).toEqual({ said: 'Hi 421', isNow: 'true' });
  });
});
