// What a flow or an event can be made of at its worst: a named failure, an ended run, a live worker.
import type { FlowNode, JsonObject } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

/** Prototype keys as own keys, as a sender may write them. */
const prototypeKeys: JsonObject = JSON.parse(
  '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}',
);

interface BadFlow {
  readonly nodes: readonly Partial<FlowNode>[];
  readonly edges: readonly string[];
  readonly data?: JsonObject;
  /** Of the run's failure; null where it completes. */
  readonly code: string | null;
  readonly result?: unknown;
  /** Where the failure is said: on a step too, or of the run as a whole. */
  readonly on?: 'step' | 'run';
}

const countTo = (maxSteps: number) => ({ mode: 'expression', expression: 'true', maxSteps });
const set = (assignments: readonly object[], more: JsonObject = {}) =>
  ({
    id: 'set',
    type: 'set-variables',
    params: JSON.parse(JSON.stringify({ assignments, ...more })) as JsonObject,
  }) as const;
const end = { id: 'end', type: 'stop', params: { result: '${a}' } } as const;

/** The list is the one that the effects go to. */
const flows = (listId: string): Readonly<Record<string, BadFlow>> => ({
  'JSON that is 5,000 levels deep': {
    nodes: [{ id: 'parse', type: 'parse', params: { text: '${text}', resultVariable: 'a' } }, end],
    edges: ['start next parse', 'parse next end'],
    data: { text: '['.repeat(5_000) + ']'.repeat(5_000) },
    code: 'parse.json',
    on: 'step',
  },
  'JSON whose keys name JavaScript’s machinery': {
    nodes: [
      set([{ name: 'a', value: '${body.__proto__.polluted}${constructor.prototype.polluted}!' }]),
      end,
    ],
    edges: ['start next set', 'set next end'],
    data: { body: prototypeKeys, ...prototypeKeys },
    code: null,
    result: '!',
  },
  'a text that doubles': {
    nodes: [
      set([{ name: 'a', value: '${a}${a}${text}' }]),
      { id: 'loop', type: 'loop', params: countTo(100) },
      end,
    ],
    edges: ['start next loop', 'loop body set', 'set next loop', 'loop done end'],
    data: { text: 'x'.repeat(50_000) },
    code: 'expression.budget',
    on: 'step',
  },
  'a zone that is nowhere': {
    nodes: [set([], { zone: '${zone}' }), end],
    edges: ['start next set', 'set next end'],
    data: { zone: 'Nowhere/Land' },
    code: 'node.params',
    on: 'step',
  },
  '10,001 steps': {
    nodes: [
      { id: 'loop', type: 'loop', params: countTo(10_000) },
      { id: 'log', type: 'log', params: {} },
      end,
    ],
    edges: ['start next loop', 'loop body log', 'log next loop', 'loop done end'],
    code: 'run.steps',
    on: 'run',
  },
  '1,001 effects': {
    nodes: [
      { id: 'loop', type: 'loop', params: countTo(2_000) },
      { id: 'add', type: 'list-add', params: { list: { id: listId }, number: '${n}' } },
      set([{ name: 'n', value: '${n + 1}' }]),
      end,
    ],
    edges: [
      'start next loop',
      'loop body set',
      'set next add',
      'add success loop',
      'loop done end',
    ],
    data: { n: 0 },
    code: 'run.effects',
    on: 'step',
  },
  'more than 1 MiB of variables': {
    nodes: [
      set(Array.from({ length: 12 }, (_, index) => ({ name: `v${index}`, value: '${text}' }))),
      end,
    ],
    edges: ['start next set', 'set next end'],
    data: { text: 'x'.repeat(100_000) },
    code: 'run.variables',
    on: 'run',
  },
  'a pattern that hangs other engines': {
    nodes: [
      {
        id: 'match',
        type: 'text',
        params: { operation: 'match', text: '${text}', search: '(a+)+$' },
      },
      end,
    ],
    edges: ['start next match', 'match next end'],
    // Its time is linear, so it takes a text this long to be over 50 ms on a fast machine as well.
    data: { text: `${'a'.repeat(220_000)}!` },
    code: 'expression.budget',
    on: 'step',
  },
});

describe('bad input', () => {
  let world: WorkerWorld;
  let listId: string;
  let cyclic: string;
  let good: string;
  let crowded: string;
  const queues = new Map<string, string>();

  beforeAll(async () => {
    world = await createWorkerWorld();
    listId = await aList(world);
    for (const [name, { nodes, edges }] of Object.entries(flows(listId))) {
      const queueId = await aQueue(world);
      await aHook(world, { queueId, event: 'missed', nodes, edges });
      queues.set(name, queueId);
    }
    cyclic = await twoThatRunEachOther();
    good = await aQueue(world);
    await aHook(world, {
      queueId: good,
      event: 'missed',
      nodes: [{ id: 'end', type: 'stop', params: { result: 'well' } }],
      edges: ['start next end'],
    });
    crowded = await aQueue(world);
    for (let position = 0; position < 55; position += 1) {
      await aHook(world, {
        queueId: crowded,
        event: 'missed',
        nodes: [],
        edges: [],
        hook: { position, mode: 'parallel' },
      });
    }
    await world.startWorker();
  }, 60_000);
  afterAll(() => world.stop());

  async function twoThatRunEachOther(): Promise<string> {
    const queueId = await aQueue(world);
    const nodes = [{ id: 'sub', type: 'run-schema', params: { schema: { id: '0' } } }];
    const flow = { queueId, nodes, edges: ['start next sub'] };
    const first = await aHook(world, { ...flow, event: 'missed' });
    const second = await aHook(world, { ...flow, event: 'answered' });
    for (const [schemaId, other] of [
      [first.schemaId, second.schemaId],
      [second.schemaId, first.schemaId],
    ]) {
      await world.pool.query(
        `update flow_version set graph = jsonb_set(graph, '{nodes,1,params,schema,id}', to_jsonb($2::text))
         where schema_id = $1`,
        [schemaId, other],
      );
    }
    return queueId;
  }

  async function endOf(queueId: string, data: JsonObject = {}) {
    const event = anEvent(queueId, { data });
    await world.publisher.publish(world.database.domainId, event);
    const run = await until(async () => {
      const runs = await runsOf(world, event.id);
      return runs.every(({ ended_at: endedAt }) => endedAt !== null) && runs[0];
    }, 60_000);
    const { rows: steps } = await world.pool.query(
      `select node_id, status, error from step where run_id = $1 order by seq`,
      [run.id],
    );
    return { run, steps };
  }

  it.each(Object.keys(flows('')))(
    'of %s ends the run by name and not the worker (B-40)',
    async (name) => {
      const flow = flows(listId)[name];
      const { run, steps } = await endOf(queues.get(name) ?? '', flow?.data);
      expect(run.error?.code ?? null).toBe(flow?.code);
      expect(run.status).toBe(flow?.code === null ? 'completed' : 'failed');
      if (flow?.code === null) expect(run.result).toEqual(flow.result);
      else expect(run.error.message).not.toBe('');
      if (flow?.on === 'step') {
        expect(steps.at(-1)).toMatchObject({ status: 'failed', error: { code: flow.code } });
      }
      expect((await endOf(good)).run.result).toBe('well');
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
    90_000,
  );

  it('of two flows that run each other ends eight below the first', async () => {
    const { run, steps } = await endOf(cyclic);
    expect(run).toMatchObject({ status: 'failed', error: { code: 'run.depth' } });
    expect(steps.at(-1)).toMatchObject({ node_id: 'sub', status: 'failed' });
    expect((await endOf(good)).run.result).toBe('well');
  }, 60_000);

  it('of a queue with 55 hooks for one event starts 50 runs (B-42)', async () => {
    const event = anEvent(crowded);
    await world.publisher.publish(world.database.domainId, event);
    await until(async () => (await runsOf(world, event.id)).length > 0);
    expect(await runsOf(world, event.id)).toHaveLength(50);
  });

  it('counted exactly 1,000 effects before it refused the next', async () => {
    const { rows } = await world.pool.query(
      `select count(*)::int as count from list_communication where list_id = $1`,
      [listId],
    );
    expect(rows[0]?.count).toBe(1_000);
  });
});
