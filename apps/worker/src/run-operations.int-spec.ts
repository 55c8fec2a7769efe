/** What one may do with runs, waits for what may come, and runs below others, on a real worker. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FlowDialect, FlowNode, JsonObject } from '@hookline/contracts';
import { RunActionStore } from '@hookline/database';
import { RunWaker } from '@hookline/messaging';
import { v7 as uuidv7 } from 'uuid';
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
let actions: RunActionStore;
let waker: RunWaker;

beforeAll(async () => {
  world = await createWorkerWorld();
  await world.startWorker();
  actions = new RunActionStore(world.database.dataSource);
  waker = new RunWaker(world.connection, world.namespace);
});
afterAll(() => world.stop());
beforeEach(() => {
  world.received.length = 0;
  world.answer = () => ({ status: 200 });
});

const publish = (event: ReturnType<typeof anEvent>) =>
  world.publisher.publish(world.database.domainId, event);
const runOf = async (eventId: string, which: (run: Row) => boolean) =>
  until(async () => (await runsOf(world, eventId)).find(which), 15_000);
const ended = (eventId: string) =>
  runOf(eventId, (run) => run.ended_at !== null && run.parent_run === null);
const parked = (eventId: string) => runOf(eventId, (run) => run.status === 'waiting');
const rowOf = async (id: string): Promise<Row> =>
  (await world.pool.query(`select * from run where id = $1`, [id])).rows[0];
const stepsOf = async (id: string) =>
  (await world.pool.query(`select * from step where run_id = $1 order by seq`, [id])).rows;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs read rows freely
type Row = any;

const replay = async (id: string, dry: boolean, answers: 'recorded' | 'none') => {
  const run = await actions.replay({
    domainId: world.database.domainId,
    id,
    newId: uuidv7(),
    version: 'same',
    dry,
    answers,
  });
  await waker.wakeNow(run, {}, `run:${run.runId}:${run.fence}`);
  return until(async () => {
    const row = await rowOf(run.runId);
    return row.ended_at === null ? null : row;
  });
};

const settled = (): Promise<void> => world.configRead();

const tell = (more: Partial<FlowNode> = {}): Partial<FlowNode> => ({
  id: 'tell',
  type: 'http-request',
  name: 'Tell CRM',
  params: {
    url: `${world.sinkUrl}/calls/\${attempt_id}`,
    bodyType: 'json',
    json: { note: '${note}' },
    extract: { vip: 'client.vip' },
  },
  ...more,
});
const set = (name: string, value: string): Partial<FlowNode> => ({
  id: `set-${name}`,
  type: 'set-variables',
  params: { assignments: [{ name, value }] },
});
/** A hook on missed events of a queue of its own. */
async function flow(
  nodes: readonly Partial<FlowNode>[],
  edges: readonly string[],
  dialect: FlowDialect = 'graph',
) {
  const queueId = await aQueue(world);
  const hook = await aHook(world, { queueId, event: 'missed', nodes, edges, dialect });
  return { queueId, ...hook };
}
/** Another event of the same call. */
const next = (first: ReturnType<typeof anEvent>, type: string, data: JsonObject = {}) => {
  const queueId = String(first.data['queue_id']);
  const same = { attempt_id: first.data['attempt_id'] ?? null };
  return anEvent(queueId, { type, data: { ...same, ...data } });
};

describe('waiting for an event of the call', () => {
  const wait = (params: JsonObject): Partial<FlowNode> => ({
    id: 'wait',
    type: 'wait',
    version: 2,
    name: 'Wait',
    params: { until: 'event', event: 'answered', ...params },
  });
  const outlets = ['start next wait', 'wait event yes', 'wait timeout no'];
  const stops: Partial<FlowNode>[] = [
    {
      id: 'yes',
      type: 'stop',
      params: { status: 'success', result: '${steps["Wait"].data.rating}' },
    },
    { id: 'no', type: 'stop', params: { status: 'success', result: 'late' } },
  ];

  it('goes on by event with what the event carried, and looks at the conditions', async () => {
    const conditions = { all: [{ field: 'rating', operator: 'more', value: 3 }] };
    const { queueId } = await flow([wait({ conditions }), ...stops], outlets);
    await settled();
    const first = anEvent(queueId);
    await publish(first);
    const { id } = await parked(first.id);
    await publish(next(first, 'queue.answered', { rating: 2 }));
    await until(
      async () => (await rowOf(id)).fence === 2 && (await rowOf(id)).status === 'waiting',
    );
    const deadline = (await rowOf(id)).due_at.getTime();
    expect(deadline).toBeGreaterThan(Date.now() + 3_000_000);
    await publish(next(first, 'queue.missed', { rating: 9 }));
    await publish(next(first, 'queue.answered', { rating: 5 }));
    const run = await runOf(first.id, (one) => one.id === id && one.ended_at !== null);
    expect([run.status, run.result]).toEqual(['completed', 5]);
    const { rows } = await world.pool.query(`select 1 from run_wait where run_id = $1`, [id]);
    expect(rows).toEqual([]);
  });

  it('misses none that comes while the run is being parked', async () => {
    const { queueId } = await flow([wait({}), ...stops], outlets);
    await settled();
    const pairs = Array.from({ length: 40 }, () => {
      const first = anEvent(queueId);
      return [first, next(first, 'queue.answered', { rating: 4 })] as const;
    });
    await world.publisher.publishMany(world.database.domainId, pairs.flat());
    for (const [first] of pairs) expect((await ended(first.id)).result).toBe(4);
  });

  it('leaves events of other calls and earlier ones alone, and goes on when the time is up', async () => {
    const { queueId } = await flow(
      [wait({ timeoutAmount: 700, timeoutUnit: 'ms' }), ...stops],
      outlets,
    );
    await settled();
    const first = anEvent(queueId);
    await publish(next(first, 'queue.answered', { rating: 1 }));
    await publish(first);
    await publish(anEvent(queueId, { type: 'queue.answered' }));
    expect((await ended(first.id)).result).toBe('late');
  });
});

describe('a run below another', () => {
  const runSchema = (schema: JsonObject, params: JsonObject = {}): Partial<FlowNode> => ({
    id: 'sub',
    type: 'run-schema',
    name: 'Sub',
    params: { schema, ...params },
  });

  it('gets variables, gives back those that are named, and is started once (decision 18)', async () => {
    const child = await flow(
      [set('answer', 'for ${who}'), { id: 'end', type: 'stop', params: { result: 'done' } }],
      ['start next set-answer', 'set-answer next end'],
    );
    const { queueId } = await flow(
      [
        set('who', 'nobody'),
        runSchema(
          { id: child.schemaId },
          { variablesIn: { who: '${destination}' }, variablesOut: { note: 'answer' } },
        ),
        tell(),
      ],
      ['start next set-who', 'set-who next sub', 'sub success tell'],
    );
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    const run = await ended(event.id);
    expect(run.status).toBe('completed');
    expect(run.state.variables).toMatchObject({ who: 'nobody', note: 'for 380441112233' });
    expect(world.received.map(({ body }) => body)).toEqual(['{"note":"for 380441112233"}']);
    const [below, ...more] = (await runsOf(world, event.id)).filter((one) => one.parent_run);
    expect(more).toEqual([]);
    expect(below).toMatchObject({
      parent_run: run.id,
      parent_node: 'sub',
      depth: 1,
      status: 'completed',
      schema_id: child.schemaId,
    });
    const step = (await stepsOf(run.id)).find(({ node_id: node }) => node === 'sub');
    expect(step).toMatchObject({
      status: 'completed',
      outlet: 'success',
      output: { run_id: below.id, status: 'completed', result: 'done' },
    });
  });

  it('wakes the run that parked for it, after a short wait of its own', async () => {
    const child = await flow(
      [{ id: 'wait', type: 'wait', version: 2, params: { amount: 7, unit: 's' } }],
      ['start next wait'],
    );
    const { queueId } = await flow(
      [runSchema({ id: child.schemaId }), tell()],
      ['start next sub', 'sub success tell'],
    );
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    expect((await ended(event.id)).status).toBe('completed');
    expect(world.received).toHaveLength(1);
  }, 25_000);

  it('fails by its failure outlet with the error of the other', async () => {
    const child = await flow(
      [{ id: 'end', type: 'stop', params: { status: 'failure', message: 'No luck.' } }],
      ['start next end'],
    );
    const { queueId } = await flow(
      [
        runSchema({ id: child.schemaId }),
        { id: 'sorry', type: 'stop', params: { result: '${steps["Sub"].message}' } },
      ],
      ['start next sub', 'sub failure sorry'],
    );
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    expect((await ended(event.id)).result).toBe('No luck.');
  });

  it('goes on at once when it does not wait', async () => {
    const child = await flow([tell()], ['start next tell']);
    const { queueId } = await flow(
      [runSchema({ id: child.schemaId }, { wait: false })],
      ['start next sub'],
    );
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    expect((await ended(event.id)).status).toBe('completed');
    await until(() => world.received.length === 1);
  });

  it('comes to an end when a flow runs itself, eight below the first', async () => {
    const self = await flow([runSchema({ id: '0' })], ['start next sub']);
    await world.pool.query(
      `update flow_version set graph = jsonb_set(graph, '{nodes,1,params,schema,id}', to_jsonb($2::text))
       where schema_id = $1`,
      [self.schemaId, self.schemaId],
    );
    await settled();
    const event = anEvent(self.queueId);
    await publish(event);
    const run = await ended(event.id);
    expect([run.status, run.error.code]).toEqual(['failed', 'run.depth']);
    expect(await runsOf(world, event.id)).toHaveLength(9);
  });

  it('says that there is no such flow, or none published', async () => {
    const child = await flow([tell()], ['start next tell']);
    await world.pool.query(`update flow_schema set published_version_id = null where id = $1`, [
      child.schemaId,
    ]);
    const codes: string[] = [];
    for (const id of [child.schemaId, '999999']) {
      const { queueId } = await flow([runSchema({ id })], ['start next sub']);
      await settled();
      const event = anEvent(queueId);
      await publish(event);
      codes.push((await ended(event.id)).error.code);
    }
    expect(codes).toEqual(['schema.unpublished', 'schema.missing']);
  });

  it('stops all above it that are arrays by a break, and lets a drawn one go on (decision 18)', async () => {
    const below = await flow([{ id: 'end', type: 'break' }, tell()], ['start next end'], 'array');
    const edges = ['start next sub', 'sub success tell', 'sub failure tell'];
    const middle = await flow([runSchema({ id: below.schemaId }), tell()], edges, 'array');
    const top = await flow([runSchema({ id: middle.schemaId }), tell()], edges, 'array');
    const drawn = await flow([runSchema({ id: top.schemaId }), tell()], edges);
    await settled();
    const event = anEvent(top.queueId);
    await publish(event);
    const run = await ended(event.id);
    expect(run.status).toBe('completed');
    const runs = await runsOf(world, event.id);
    expect(runs.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
    expect(world.received).toEqual([]);
    const step = (await stepsOf(run.id)).find(({ node_id: node }) => node === 'sub');
    expect(step).toMatchObject({ status: 'completed', outlet: null });

    await publish(anEvent(drawn.queueId));
    await until(() => world.received.length === 1);
    expect(await replay(run.id, true, 'recorded')).toMatchObject({
      status: 'completed',
      result: run.result,
    });
    expect(world.received).toHaveLength(1);
  }, 25_000);

  it('is cancelled with the run above it', async () => {
    const child = await flow(
      [{ id: 'wait', type: 'wait', version: 2, params: { amount: 1, unit: 'h' } }, tell()],
      ['start next wait', 'wait next tell'],
    );
    const { queueId } = await flow([runSchema({ id: child.schemaId })], ['start next sub']);
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    const below = await runOf(event.id, (run) => run.parent_run && run.status === 'waiting');
    await actions.cancel(world.database.domainId, below.parent_run);
    const statuses = (await runsOf(world, event.id)).map(({ status }) => status);
    expect(statuses).toEqual(['cancelled', 'cancelled']);
  });

  it('that is cancelled alone fails the node that waits for it', async () => {
    const child = await flow(
      [{ id: 'wait', type: 'wait', version: 2, params: { amount: 1, unit: 'h' } }],
      ['start next wait'],
    );
    const { queueId } = await flow([runSchema({ id: child.schemaId })], ['start next sub']);
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    const below = await runOf(event.id, (run) => run.parent_run && run.status === 'waiting');
    // Out of the short wait in memory, into the parked one.
    await runOf(event.id, (run) => run.parent_run === null && run.status === 'waiting');
    const { woken } = await actions.cancel(world.database.domainId, below.id);
    for (const run of woken) await waker.wakeNow(run, {}, `run:${run.runId}:${run.fence}`);
    const run = await ended(event.id);
    expect([run.status, run.error.code]).toEqual(['failed', 'run.cancelled']);
  }, 20_000);
});

describe('actions on runs', () => {
  it('resumes at the failed step with corrected variables, the steps before not repeated', async () => {
    const { queueId } = await flow(
      [set('note', 'wrong'), tell(), { ...tell({ id: 'again' }), name: 'Again' }],
      ['start next set-note', 'set-note next tell', 'tell success again'],
    );
    await settled();
    world.answer = () => ({ status: world.received.length === 2 ? 500 : 200 });
    const event = anEvent(queueId);
    await publish(event);
    const failed = await ended(event.id);
    expect([failed.status, failed.error.nodeId]).toEqual(['failed', 'again']);
    const run = await actions.resume(world.database.domainId, failed.id, { note: 'right' });
    await waker.wakeNow(run, {}, `run:${run.runId}:${run.fence}`);
    const done = await runOf(event.id, (one) => one.status === 'completed');
    expect(done.id).toBe(failed.id);
    expect(world.received.map(({ body, key }) => [body, key])).toEqual([
      ['{"note":"wrong"}', `hl:${done.id}:tell:1`],
      ['{"note":"wrong"}', `hl:${done.id}:again:1`],
      ['{"note":"right"}', `hl:${done.id}:again:2`],
    ]);

    // What went wrong before somebody mended it is not what the run is known for.
    const recorded = await replay(done.id, true, 'recorded');
    expect([recorded.status, world.received.length]).toEqual(['completed', 3]);
  });

  it('replays for real, dry as recorded, and dry without answers', async () => {
    const { queueId } = await flow(
      [
        { id: 'pause', type: 'wait', version: 2, params: { amount: 20, unit: 'ms' } },
        tell(),
        { id: 'vip', type: 'condition', params: { mode: 'expression', expression: 'vip' } },
        { id: 'yes', type: 'stop', params: { result: 'vip' } },
        { id: 'no', type: 'stop', params: { result: 'plain' } },
      ],
      ['start next pause', 'pause next tell', 'tell success vip', 'vip then yes', 'vip else no'],
    );
    await settled();
    const event = anEvent(queueId);
    await publish(event);
    const first = await ended(event.id);
    expect([first.result, world.received.length]).toEqual(['vip', 1]);

    const real = await replay(first.id, false, 'none');
    expect([real.result, real.replay_no, world.received.length]).toEqual(['vip', 1, 2]);

    const recorded = await replay(first.id, true, 'recorded');
    expect([recorded.status, recorded.result, world.received.length]).toEqual([
      'completed',
      'vip',
      2,
    ]);
    const step = (await stepsOf(recorded.id)).find(({ node_id: node }) => node === 'tell');
    expect(step.notes).toContain('dry run: answered as recorded');
    expect(step.output.status).toBe(200);

    const empty = await replay(first.id, true, 'none');
    expect([empty.status, empty.result, world.received.length]).toEqual(['completed', 'plain', 2]);
    const suppressed = (await stepsOf(empty.id)).find(({ node_id: node }) => node === 'tell');
    expect(suppressed).toMatchObject({ outlet: 'success', output: { suppressed: true } });
  });

  it('a cancelled run does nothing more, whatever its worker still holds', async () => {
    const { queueId } = await flow(
      [tell(), { ...tell({ id: 'second' }), name: 'Second' }],
      ['start next tell', 'tell success second'],
    );
    await settled();
    world.answer = () => ({ status: 200, delayMs: 600 });
    const event = anEvent(queueId);
    await publish(event);
    const run = await until(async () =>
      world.received.length === 1 ? (await runsOf(world, event.id))[0] : null,
    );
    await actions.cancel(world.database.domainId, run.id);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(world.received).toHaveLength(1);
    expect((await rowOf(run.id)).status).toBe('cancelled');
  });
});
