import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FlowGraph, FlowTestAnswer, type StepRecord } from '@hookline/contracts';
import {
  createRuntimePool,
  PgAgentPort,
  PgCachePort,
  PgListPort,
  PgQueuePort,
  PgRunJournal,
  PgTaskPort,
} from '@hookline/database';
import {
  compileGraph,
  defaultRunBudget,
  executeRun,
  initialRunState,
  RunProgress,
} from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { fakePorts } from '@hookline/testing';
import { RunRows } from '../runs/run-rows.fixture';
import { TestApi } from '../testing/test-api';

/** Own and changing from run to run. */
const idOfTask = /"(?:task_id|id)":"\d+"|"task_ids":\[[^\]]*\]/g;
const momentIn = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;

describe('a flow schema, tested and run', () => {
  let api: TestApi;
  let rows: RunRows;

  beforeAll(async () => {
    api = await TestApi.start();
    rows = await RunRows.open(api);
    await api.make('/call_center/list', { name: 'VIP' });
    await api.make('/call_center/queues', { name: 'Dialer', type: 5 });
    await api.database.dataSource.query(
      `insert into agent (domain_id, name, user_id, extension, status) values ($1, 'Olha', 204, '1015', 'online')`,
      [api.database.domainId],
    );
  });
  afterAll(async () => {
    await rows.close();
    await api.stop();
  });

  // Names of what is not there: a drawing that says so itself could not be published.
  const variables = { absent: 'nowhere' };
  const list = { list: { name: 'vip' }, number: '380' };
  const olha = { by: 'extension', value: '1015' };
  const queue = { queue: { name: 'DIALER' } };
  /** One after another, each left by its first outlet; what is not there fails over. */
  const graph = chain([
    ['list-check', list],
    ['list-add', list],
    ['list-add', list],
    ['list-check', list],
    ['list-remove', list],
    ['list-remove', list],
    ['list-add', { ...list, list: { name: '${absent}' } }],
    ['cache-get', { key: 'k' }],
    ['cache-set', { key: 'k', value: { a: ['${destination}'] } }],
    ['cache-get', { key: 'k', variable: 'kept' }],
    ['cache-delete', { key: 'k' }],
    ['cache-delete', { key: 'k' }],
    [
      'task-add',
      { ...queue, name: 'Call back', destination: '380', variables: { a: '1', b: '2' } },
    ],
    ['task-find', { destination: '380' }],
    ['task-update', { nameLike: 'call*', variables: { a: '', c: '3' }, priority: 7 }],
    ['task-find', { nameLike: 'CALL*' }],
    ['queue-info', { ...queue, ask: 'state' }],
    ['task-remove', { destination: '380' }],
    ['task-find', { destination: '380' }],
    ['task-add', { queue: { name: '${absent}' }, destination: '380' }],
    ['agent-update', { ...olha, status: 'pause', statusPayload: 'lunch' }],
    ['agent-update', { ...olha, status: 'pause', statusPayload: 'lunch' }],
    ['agent-info', olha],
    ['queue-info', { ...queue, ask: 'agents' }],
    ['publish-event', { eventType: 'crm.done', subject: 's', ...queue }],
    ['stop', {}],
  ]);

  it('goes the same way, with the same inputs and outputs', async () => {
    const tested = await testIt();
    expect(new Set(tested.map(({ error }) => error?.code))).toEqual(
      new Set([undefined, 'list.missing', 'queue.missing']),
    );
    expect(seen(tested)).toEqual(seen(await runIt()));
  });

  async function testIt(): Promise<readonly StepRecord[]> {
    const schemaId = await api.make('/routing/schema', { name: 'Both', graph });
    const body = { event: { data: { destination: '380' } }, variables };
    const answer = await api.send(`/routing/schema/${schemaId}/test`, { body });
    expect(answer.body).toMatchObject({ status: 'completed' });
    return FlowTestAnswer.parse(answer.body).steps;
  }

  /** As a worker would, the outside apart. */
  async function runIt(): Promise<readonly StepRecord[]> {
    const { url, domainId } = api.database;
    const pool = createRuntimePool({ url, name: 'spec', maxConnections: 2 }, () => undefined);
    const runId = await rows.aRun('running', { state: { steps: 0, visits: {} } });
    const compiled = compileGraph(FlowGraph.parse(graph), nodeTypeOf);
    const steps: StepRecord[] = [];
    const progress = new RunProgress(
      {
        runId,
        domainId,
        queueId: null,
        graph: compiled,
        event: {
          id: 'e',
          type: 'queue.missed',
          source: 'test',
          subject: null,
          time: new Date().toISOString(),
          data: { destination: '380' },
        },
        surroundings: { queue: null, hook: null, domainVariables: {}, zone: 'UTC' },
        budget: defaultRunBudget,
        startedAt: new Date(),
      },
      { ...initialRunState(compiled.startNodeId), variables },
    );
    const outcome = await executeRun({ runId, domainId, fence: 1 }, progress, null, {
      journal: new PgRunJournal(pool, () => Promise.resolve()),
      ports: fakePorts({
        lists: new PgListPort(pool),
        cache: new PgCachePort(pool),
        tasks: new PgTaskPort(pool),
        queues: new PgQueuePort(pool),
        agents: new PgAgentPort(pool),
      }),
      clock: { now: () => new Date(), sleep: () => Promise.resolve() },
      random: () => 0.5,
      stopping: new AbortController().signal,
      onCommitted: (write) => steps.push(...write.steps),
    });
    await pool.end();
    expect(outcome.kind).toBe('ended');
    return steps;
  }
});

/** start → first → second → …, whichever outlet a node is left by. */
function chain(drawn: readonly (readonly [string, object])[]) {
  const nodes = drawn.map(([type, params], index) => ({
    id: `n${index}`,
    type,
    name: `${type} ${index}`,
    params,
  }));
  const places = [{ id: 'start', type: 'start', name: 'Start', params: {} }, ...nodes];
  const edges = places.flatMap(({ id, type, params }, index) => {
    const to = places[index + 1]?.id;
    const outlets = nodeTypeOf(type)?.outlets({ ...params }) ?? [];
    if (to === undefined) return [];
    return outlets.map(({ name }) => ({ id: `${id}-${name}`, from: id, outlet: name, to }));
  });
  return { nodes: places, edges };
}

/** What must be the same: not when, not the ids of what was made. */
function seen(steps: readonly StepRecord[]): unknown {
  const compared = steps.map(({ nodeName, status, outlet, input, output, error, variables }) => ({
    nodeName,
    status,
    outlet,
    input,
    output,
    error,
    variables,
  }));
  return JSON.parse(
    JSON.stringify(compared)
      .replaceAll(idOfTask, (text) => text.replaceAll(/\d+/g, '1'))
      .replaceAll(momentIn, '"then"'),
  );
}
