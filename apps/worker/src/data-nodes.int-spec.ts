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
let queues: Record<'drawn' | 'webitel', string>;

beforeAll(async () => {
  world = await createWorkerWorld();
  world.answer = ({ path }) =>
    path.startsWith('/xml')
      ? { status: 200, contentType: 'text/xml', body: '<order id="7"><item>a&amp;b</item></order>' }
      : { status: 200 };
  // Before the worker starts, which reads its hooks then.
  queues = { drawn: await drawn(), webitel: await webitel() };
  await world.startWorker();
});

afterAll(() => world.stop());

async function endedRun(queueId: string) {
  const event = anEvent(queueId);
  await world.publisher.publish(world.database.domainId, event);
  return until(async () => (await runsOf(world, event.id)).find((run) => run.ended_at !== null));
}

/** start → text → math → hash → write XML → parse XML → send it → stop */
async function drawn(): Promise<string> {
  const queueId = await aQueue(world);
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: [
      {
        id: 'text',
        type: 'text',
        params: {
          operation: 'substring',
          text: '${destination}',
          end: 3,
          resultVariable: 'country',
        },
      },
      {
        id: 'math',
        type: 'math',
        params: { expression: 'call_duration * 2', resultVariable: 'twice' },
      },
      {
        id: 'hash',
        type: 'hash',
        params: { algorithm: 'md5', text: 'abc', resultVariable: 'md5' },
      },
      {
        id: 'write',
        type: 'parse',
        params: {
          operation: 'write-xml',
          value: { call: { '@country': '${country}', note: '<${twice}> & more' } },
          resultVariable: 'xml',
        },
      },
      {
        id: 'read',
        type: 'parse',
        params: { operation: 'parse-xml', text: '${xml}', resultVariable: 'back' },
      },
      {
        id: 'send',
        type: 'http-request',
        name: 'Send',
        params: {
          url: `${world.sinkUrl}/xml/drawn`,
          bodyType: 'xml',
          xml: '<note>${back.call.note}</note>',
          extract: { id: '/order/@id', item: '//item' },
        },
      },
      {
        id: 'stop',
        type: 'stop',
        params: {
          result: {
            back: '${back}',
            md5: '${md5}',
            id: '${id}',
            item: '${item}',
            body: '${steps["Send"].body}',
          },
        },
      },
    ],
    edges: [
      'start next text',
      'text next math',
      'math next hash',
      'hash next write',
      'write next read',
      'read next send',
      'send success stop',
    ],
  });
  return queueId;
}

async function webitel(): Promise<string> {
  const { graph } = compileWebitelSchema([
    {
      function: {
        name: 'ask',
        actions: [
          {
            httpRequest: {
              url: `${world.sinkUrl}/xml/array`,
              parser: 'text/xml',
              exportVariables: { id: '/order/@id', none: '//none' },
            },
          },
        ],
      },
    },
    { execute: { name: 'ask' } },
    { string: { setVar: 'up', fn: 'toUpperCase', data: 'id ${id}' } },
    { timezone: { name: 'Asia/Tokyo' } },
    { math: { setVar: 'most', fn: 'max', data: ['${id}', '5'] } },
    {
      httpRequest: {
        url: `${world.sinkUrl}/told`,
        data: { up: '${up}', most: '${most}', none: '<${none}>' },
      },
    },
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

describe('data nodes in a run', () => {
  it('write XML, read it back and take values of an XML answer', async () => {
    const run = await endedRun(queues.drawn);
    expect(run).toMatchObject({
      status: 'completed',
      result: {
        back: { call: { '@country': '380', note: '<84> & more' } },
        md5: '900150983cd24fb0d6963f7d28e17f72',
        id: '7',
        item: 'a&b',
        body: { order: { '@id': '7', item: 'a&b' } },
      },
    });
    const sent = world.received.find(({ path }) => path === '/xml/drawn');
    expect(sent?.body).toBe('<note>&lt;84&gt; &amp; more</note>');
  });

  it('do the same in a Webitel array, within a function', async () => {
    const run = await endedRun(queues.webitel);
    expect(run).toMatchObject({ status: 'completed' });
    const told = world.received.find(({ path }) => path === '/told');
    expect(JSON.parse(told?.body ?? '')).toEqual({ up: 'ID 7', most: '7', none: '<>' });
  });
});
