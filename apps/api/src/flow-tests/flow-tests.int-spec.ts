import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FlowTestAnswer, ProblemList, type StepRecord } from '@hookline/contracts';
import { RunRows } from '../runs/run-rows.fixture';
import { idOf, TestApi } from '../testing/test-api';

interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly params?: object;
  readonly settings?: object;
}

const start = { id: 'start', type: 'start' };
const stop = { id: 'stop', type: 'stop' };

function draw(nodes: readonly Drawn[], edges: readonly string[]) {
  return {
    nodes: nodes.map((node) => ({ name: node.id, ...node })),
    edges: edges.map((edge, index) => {
      const [from, outlet, to] = edge.split(' ');
      return { id: `e${index}`, from, outlet, to };
    }),
  };
}

describe('POST /routing/schema/{id}/test', () => {
  let api: TestApi;
  let rows: RunRows;
  let crm: Server;
  let crmUrl: string;
  let received = 0;
  let listId: string;
  let schemaId: string;

  beforeAll(async () => {
    crm = createServer((_request, response) => {
      received += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(crm, 'listening');
    const { port } = crm.address() as AddressInfo;
    crmUrl = `http://127.0.0.1:${port}`;
    // Open to nodes, so that only the test itself keeps them from it.
    api = await TestApi.start({}, {}, [`127.0.0.1:${port}`]);
    rows = await RunRows.open(api);
    listId = await api.make('/call_center/list', { name: 'Missed callers' });
    schemaId = await api.make('/routing/schema', { name: 'Missed care', graph: care() });
  });
  afterAll(async () => {
    crm.close();
    await rows.close();
    await api.stop();
  });

  /** start → known? → tell → remember → stop; a CRM that fails leads to away */
  const care = () =>
    draw(
      [
        start,
        {
          id: 'known',
          type: 'condition',
          params: {
            mode: 'rules',
            rules: { all: [{ field: 'destination', operator: 'isNotEmpty' }] },
          },
        },
        {
          id: 'tell',
          type: 'http-request',
          params: {
            method: 'POST',
            url: `${crmUrl}/missed`,
            bodyType: 'json',
            json: { number: '${destination}' },
            extract: { customer: 'customer.name' },
          },
          settings: { retry: { tries: 2, firstDelayMs: 60_000 } },
        },
        {
          id: 'remember',
          type: 'list-add',
          params: { list: { id: listId }, number: '${destination}' },
        },
        {
          id: 'done',
          type: 'stop',
          params: { status: 'success', result: { for: '${customer}' } },
        },
        stop,
        { id: 'away', type: 'log', params: { text: 'away' } },
      ],
      [
        'start next known',
        'known then tell',
        'known else stop',
        'known failure stop',
        'tell success remember',
        'tell failure away',
        'away next stop',
        'remember success done',
        'remember failure stop',
      ],
    );

  const post = (body?: object, more: { key?: string; id?: string } = {}) =>
    api.send(`/routing/schema/${more.id ?? schemaId}/test`, {
      method: 'POST',
      ...(body && { body }),
      ...(more.key !== undefined && { key: more.key }),
    });
  const test = async (body?: object): Promise<FlowTestAnswer> => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 200, body: { steps: expect.any(Array) } });
    const read = FlowTestAnswer.parse(answer.body);
    expect(answer.body).toEqual(read);
    return read;
  };
  const path = ({ steps }: FlowTestAnswer) =>
    steps.map(({ nodeId, outlet }) => (outlet === null ? nodeId : `${nodeId} ${outlet}`));
  const stepOf = ({ steps }: FlowTestAnswer, id: string): StepRecord | undefined =>
    steps.filter(({ nodeId }) => nodeId === id).at(-1);
  const countOf = async (table: string): Promise<number> => {
    const [row]: { n: number }[] = await api.database.dataSource.query(
      `select count(*)::int as n from ${table}`,
    );
    return row?.n ?? -1;
  };
  const stored = () =>
    Promise.all(
      [
        'run',
        'step',
        'event',
        'list_communication',
        'cache_entry',
        'domain_variable',
        'event_outbox',
        'flow_version',
        'member',
      ].map(countOf),
    );

  it('walks the stored draft on the example of the catalogue, and nothing of it happens', async () => {
    const before = await stored();
    const answer = await test();
    expect(answer).toMatchObject({ status: 'completed', error: null, result: { for: null } });
    expect(path(answer)).toEqual([
      'start next',
      'known then',
      'tell success',
      'remember success',
      'done',
    ]);
    expect(answer.event.type).toBe('queue.missed');
    expect(stepOf(answer, 'tell')).toMatchObject({
      input: { url: `${crmUrl}/missed`, json: { number: answer.event.data['destination'] } },
      notes: expect.arrayContaining(['test: nothing was sent']),
    });
    expect(received).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('lets the node judge a given response, tries and waits passing at once', async () => {
    const began = Date.now();
    const answer = await test({
      graph: care(),
      answers: { tell: { kind: 'http', status: 503 } },
    });
    expect(path(answer)).toEqual([
      'start next',
      'known then',
      'tell',
      'tell failure',
      'away next',
      'stop',
    ]);
    expect(stepOf(answer, 'tell')).toMatchObject({ attempt: 2, error: { code: 'http.status' } });
    expect(answer.duration_ms).toBeGreaterThanOrEqual(40_000);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('takes values from a given response, data and variables of the caller', async () => {
    const answer = await test({
      event: { type: 'queue.leaving', data: { destination: '380441112233' } },
      variables: { mood: 'calm' },
      answers: { tell: { kind: 'http', body: { customer: { name: 'Olha' } } } },
    });
    expect(answer).toMatchObject({
      result: { for: 'Olha' },
      variables: { mood: 'calm', customer: 'Olha' },
      event: { type: 'queue.leaving', data: { destination: '380441112233' } },
    });
    expect(stepOf(answer, 'remember')?.output).toMatchObject({
      changed: 1,
      number: '380441112233',
    });
  });

  it('sees what it changed itself, and nobody else does', async () => {
    const queueId = await api.make('/call_center/queues', { name: 'Callbacks', type: 5 });
    const check = (id: string) => ({
      id,
      type: 'list-check',
      params: { list: { name: 'missed CALLERS' }, number: '555' },
    });
    // start → free → add → taken → wait → free again → keep → get → open → found → close → closed
    const graph = draw(
      [
        start,
        check('before'),
        {
          id: 'add',
          type: 'list-add',
          params: {
            list: { id: listId },
            number: '555',
            expiry: 'after',
            keepAmount: 1,
            keepUnit: 'h',
          },
        },
        check('after'),
        {
          id: 'variable',
          type: 'domain-variable',
          params: { action: 'set-secret', name: 'greeting', secret: 'hello-7531' },
        },
        {
          id: 'keep',
          type: 'cache-set',
          params: { key: 'k', value: '$${greeting}', keepAmount: 3, keepUnit: 'h' },
        },
        { id: 'wait', type: 'wait', params: { amount: 2, unit: 'h' } },
        check('expired'),
        { id: 'get', type: 'cache-get', params: { key: 'k', variable: 'kept' } },
        {
          id: 'task',
          type: 'task-add',
          params: { queue: { id: queueId }, destination: '555', name: 'Call back' },
        },
        {
          id: 'close',
          type: 'task-update',
          params: { nameLike: 'call*', closing: 'close', stopCause: 'done' },
        },
        {
          id: 'find',
          type: 'task-find',
          params: { destination: '555', state: 'closed', set: { cause: 'stop_cause' } },
        },
        {
          ...stop,
          params: { status: 'success', result: { kept: '${kept}', cause: '${cause}' } },
        },
      ],
      [
        'start next before',
        'before found stop',
        'before missing add',
        'before failure stop',
        'add success after',
        'add failure stop',
        'after found variable',
        'after missing stop',
        'after failure stop',
        'variable success keep',
        'variable failure stop',
        'keep success wait',
        'keep failure stop',
        'wait next expired',
        'expired found stop',
        'expired missing get',
        'expired failure stop',
        'get found task',
        'get missing stop',
        'get failure stop',
        'task success close',
        'task failure stop',
        'close success find',
        'close failure stop',
        'find found stop',
        'find missing stop',
        'find failure stop',
      ],
    );
    const before = await stored();
    const answer = await test({ graph });
    expect(path(answer).slice(1, -1)).toEqual([
      'before missing',
      'add success',
      'after found',
      'variable success',
      'keep success',
      'wait next',
      'expired missing',
      'get found',
      'task success',
      'close success',
      'find found',
    ]);
    expect(answer.result).toEqual({ kept: '[hidden]', cause: 'done' });
    expect(stepOf(answer, 'close')).toMatchObject({
      output: { changed: 1 },
      notes: ['test: changed in this test only'],
    });
    expect(JSON.stringify(answer)).not.toContain('hello-7531');
    expect(await stored()).toEqual(before);
    expect(path(await test({ graph }))).toEqual(path(answer));
  });

  it('makes a change that is answered as a success, and none that is answered as a failure', async () => {
    const queueId = await api.make('/call_center/queues', { name: 'Answered', type: 5 });
    const number = { list: { id: listId }, number: '557' };
    // start → add → on it? → task → find → stop; whatever else → stop
    const graph = draw(
      [
        start,
        { id: 'add', type: 'list-add', params: number },
        { id: 'listed', type: 'list-check', params: number },
        {
          id: 'task',
          type: 'task-add',
          params: { queue: { id: queueId }, destination: '557', name: 'Said' },
        },
        {
          id: 'find',
          type: 'task-find',
          params: { taskId: '${steps["task"].task_id}', set: { called: 'name' } },
        },
        { ...stop, params: { status: 'success', result: '${called}' } },
      ],
      [
        'start next add',
        'add success listed',
        'add failure listed',
        'listed found task',
        'listed missing task',
        'listed failure stop',
        'task success find',
        'task failure find',
        'find found stop',
        'find missing stop',
        'find failure stop',
      ],
    );
    const before = await stored();
    const succeeded = await test({
      graph,
      answers: {
        add: { kind: 'exit', output: { mine: 1 } },
        task: { kind: 'exit', output: { task_id: '990077' } },
      },
    });
    expect(path(succeeded).slice(2)).toEqual([
      'listed found',
      'task success',
      'find found',
      'stop',
    ]);
    expect(succeeded.result).toBe('Said');
    expect(stepOf(succeeded, 'add')).toMatchObject({
      output: { mine: 1 },
      notes: ['test: changed in this test only', 'test: answered as given'],
    });
    for (const answer of [{ kind: 'failure' }, { kind: 'exit', outlet: 'failure' }]) {
      const failed = await test({ graph, answers: { add: answer, task: answer } });
      expect(path(failed).slice(1, -1)).toEqual([
        'add failure',
        'listed missing',
        'task failure',
        expect.stringMatching(/^find (missing|failure)$/),
      ]);
    }
    expect(await stored()).toEqual(before);
  });

  it('hears its own change of a list, if it is of the call', async () => {
    // start → add → hear → stop
    const graph = draw(
      [
        start,
        { id: 'add', type: 'list-add', params: { list: { id: listId }, number: '558' } },
        { id: 'hear', type: 'wait', params: { until: 'event', event: 'list.changed' } },
        stop,
      ],
      [
        'start next add',
        'add success hear',
        'add failure stop',
        'hear event stop',
        'hear timeout stop',
      ],
    );
    const event = { data: { destination: '558' }, subject: `${listId}-558` };
    const heard = await test({ graph, event });
    expect(stepOf(heard, 'hear')).toMatchObject({
      outlet: 'event',
      output: {
        event_id: 'test:1',
        data: { change: 'added', list_name: 'Missed callers', number: '558' },
      },
    });
    expect(heard.events).toMatchObject([
      { same_call: true, cause: { node_id: 'add', seq: 2 }, woke: [{ node_id: 'hear' }] },
    ]);
    const elsewhere = await test({ graph, event: { data: event.data } });
    expect(path(elsewhere)).toContain('hear timeout');
    expect(elsewhere.events).toMatchObject([{ type: 'list.changed', same_call: false, woke: [] }]);
  });

  it('runs the published version of a sub-flow in the same world', async () => {
    const number = { list: { id: listId }, number: '${who}' };
    // start → add → stop
    const published = draw(
      [start, { id: 'add', type: 'list-add', params: number }, stop],
      ['start next add', 'add success stop', 'add failure stop'],
    );
    const remember = await api.make('/routing/schema', { name: 'Remember', graph: published });
    await api.make(`/routing/schema/${remember}/publish`, {});
    // start → sub → on it? → stop
    const graph = draw(
      [
        start,
        {
          id: 'sub',
          type: 'run-schema',
          params: { schema: { name: 'REMEMBER' }, variablesIn: { who: '556' } },
        },
        { id: 'listed', type: 'list-check', params: { ...number, number: '556' } },
        stop,
      ],
      [
        'start next sub',
        'sub success listed',
        'sub failure stop',
        'listed found stop',
        'listed missing stop',
        'listed failure stop',
      ],
    );
    const before = await stored();
    const answer = await test({ graph });
    expect(path(answer)).toEqual(['start next', 'sub success', 'listed found', 'stop']);
    expect(answer.sub_flows).toMatchObject([
      {
        parent: { run_id: null, node_id: 'sub' },
        schema: { id: remember, name: 'Remember', version: 1 },
        status: 'completed',
        steps: [
          { nodeId: 'start' },
          { nodeId: 'add', output: { added: true } },
          { nodeId: 'stop' },
        ],
      },
    ]);
    expect(await stored()).toEqual(before);

    const all = ['schema:read', 'schema:update', 'schema:create', 'run:read'] as const;
    const key = await api.createKey(all, await api.createDomain());
    const made = await api.send('/routing/schema', {
      key,
      body: { name: 'Theirs', graph: draw([start, stop], ['start next stop']) },
    });
    const byId = draw(
      [start, { id: 'sub', type: 'run-schema', params: { schema: { id: '${which}' } } }, stop],
      ['start next sub', 'sub success stop', 'sub failure stop'],
    );
    const body = { graph: byId, variables: { which: remember } };
    const foreign = await post(body, { key, id: idOf(made.body) });
    expect(FlowTestAnswer.parse(foreign.body)).toMatchObject({
      steps: [{}, { nodeId: 'sub', error: { code: 'schema.missing' } }, {}],
      sub_flows: [],
    });
  });

  it('fails a node as it is told to', async () => {
    const answer = await test({
      answers: { remember: { kind: 'failure', code: 'list.full', message: 'No more room.' } },
    });
    expect(stepOf(answer, 'remember')).toMatchObject({
      outlet: 'failure',
      error: { code: 'list.full', message: 'No more room.' },
    });
  });

  it('asks our own lists for real, runs scripts, and leaves a wait for an event by the outlet it is told', async () => {
    await api.send(`/call_center/list/${listId}/communication`, { body: { number: '777' } });
    // start → on it? → sum → wait → stop
    const graph = draw(
      [
        start,
        {
          id: 'listed',
          type: 'list-check',
          params: { list: { id: listId }, number: '${destination}' },
        },
        { id: 'sum', type: 'script', params: { source: 'return 20 + 22', resultVariable: 'sum' } },
        { id: 'wait', type: 'wait', params: { until: 'event', event: 'answered' } },
        { id: 'late', type: 'stop', params: { status: 'success', result: '${sum}' } },
        stop,
      ],
      [
        'start next listed',
        'listed found sum',
        'sum next wait',
        'sum failure stop',
        'wait event stop',
        'wait timeout late',
        'listed missing stop',
        'listed failure stop',
      ],
    );
    const event = { data: { destination: '777' } };
    const late = await test({ graph, event });
    expect(path(late)).toEqual(['start next', 'listed found', 'sum next', 'wait timeout', 'late']);
    expect(late.result).toBe(42);
    const came = await test({
      graph,
      event,
      answers: { wait: { kind: 'exit', outlet: 'event', output: { type: 'queue.answered' } } },
    });
    expect(path(came)).toContain('wait event');
    const other = await test({ graph, event: { data: { destination: '1' } } });
    expect(path(other)).toContain('listed missing');
  });

  it('sees the queue of the event, its variables and the zone of the domain', async () => {
    const queueId = await api.make('/call_center/queues', {
      name: 'Care line',
      type: 1,
      variables: { brand: 'A' },
    });
    // start → stop
    const graph = draw(
      [
        start,
        {
          ...stop,
          params: {
            status: 'success',
            result: {
              queue: '${queue.name}',
              brand: '${queue.variables.brand}',
              of: '${queue_id}',
            },
          },
        },
      ],
      ['start next stop'],
    );
    const result = { queue: 'Care line', brand: 'A', of: Number(queueId) };
    expect((await test({ graph, event: { queue_id: queueId } })).result).toEqual(result);
    const named = await test({ graph, event: { data: { queue_id: Number(queueId) } } });
    expect(named.result).toEqual(result);
  });

  it('answers as the steps of a run did, of the own domain only', async () => {
    const runId = await rows.aRun('completed');
    await api.database.dataSource.query(
      `insert into step_batch (run_id, first_seq, domain_id, steps)
       values ($1, 1, $2, '[[1, "tell", "tell", "http-request", 1, 1, "completed", "failure", {},
         {"status": 418}, null, [], "2026-11-29T12:00:00.000Z", 1]]')`,
      [runId, api.database.domainId],
    );
    const answer = await test({ recorded_of: runId });
    expect(stepOf(answer, 'tell')).toMatchObject({
      outlet: 'failure',
      output: { status: 418 },
      notes: ['dry run: answered as recorded'],
    });
    const given = await test({ recorded_of: runId, answers: { tell: { kind: 'http' } } });
    expect(stepOf(given, 'tell')).toMatchObject({ outlet: 'success', output: { status: 200 } });

    const permissions = ['schema:read', 'schema:update', 'schema:create', 'run:read'] as const;
    const key = await api.createKey(permissions, await api.createDomain());
    const graph = draw([start, stop], ['start next stop']);
    const made = await api.send('/routing/schema', { key, body: { name: 'Theirs', graph } });
    const foreign = await post({ recorded_of: runId }, { key, id: idOf(made.body) });
    expect(foreign.status).toBe(422);
    expect(ProblemList.parse(foreign.body).problems[0]?.path).toBe('recorded_of');
  });

  it('answers nodes of a sub-flow, given or as its own run was recorded', async () => {
    const published = draw(
      [
        start,
        { id: 'tell', type: 'http-request', params: { url: `${crmUrl}/rate` } },
        { id: 'done', type: 'stop', params: { status: 'success', result: '${steps["tell"].of}' } },
        stop,
      ],
      ['start next tell', 'tell success done', 'tell failure stop'],
    );
    const rate = await api.make('/routing/schema', { name: 'Rate', graph: published });
    const sub = (schema: object) =>
      draw(
        [start, { id: 'rate', type: 'run-schema', params: { schema } }, stop],
        ['start next rate', 'rate success stop', 'rate failure stop'],
      );
    const graph = sub({ id: rate });
    const answers = { 'rate/tell': { kind: 'exit', output: { of: 'given' } } };
    const early = await post({ graph, answers });
    expect(early.status).toBe(422);
    await api.make(`/routing/schema/${rate}/publish`, {});
    expect(stepOf(await test({ graph, answers }), 'rate')?.output).toMatchObject({
      result: 'given',
    });

    const problemsOf = async (more: object) =>
      ProblemList.parse((await post({ graph, ...more })).body).problems;
    for (const [path, message] of [
      ['rate/nobody', 'there is no such node'],
      ['rate/start', 'the node asks nobody, so it takes no answer'],
      ['stop/tell', 'the node stop runs no flow schema'],
    ] as const) {
      const problems = await problemsOf({ answers: { [path]: { kind: 'exit' } } });
      expect(problems).toMatchObject([{ path: `answers.${path}`, message }]);
    }
    // Only the run knows which: nothing is said of it before.
    const chosen = await test({
      graph: sub({ id: '${which}' }),
      answers,
      variables: { which: rate },
    });
    expect(stepOf(chosen, 'rate')?.output).toMatchObject({ result: 'given' });

    const above = await rows.aRun('completed');
    const below = await rows.aRun('completed');
    const { dataSource, domainId } = api.database;
    await dataSource.query('update run set parent_run = $1 where id = $2', [above, below]);
    const record = (runId: string, nodeId: string, type: string, output: object) =>
      dataSource.query(
        `insert into step_batch (run_id, first_seq, domain_id, steps) values ($1, 1, $2, $3)`,
        [
          runId,
          domainId,
          JSON.stringify([
            [
              1,
              nodeId,
              nodeId,
              type,
              1,
              1,
              'completed',
              'success',
              {},
              output,
              null,
              [],
              '2026-11-29T12:00:00.000Z',
              1,
            ],
          ]),
        ],
      );
    await record(above, 'rate', 'run-schema', { run_id: below });
    await record(below, 'tell', 'http-request', { of: 'then' });
    const recorded = await test({ graph, recorded_of: above });
    expect(stepOf(recorded, 'rate')?.output).toMatchObject({ result: 'then' });
    expect(recorded.sub_flows[0]?.steps[1]?.notes).toEqual(['dry run: answered as recorded']);
    // A run that the step names and did not start is not read.
    await dataSource.query('update run set parent_run = null where id = $1', [below]);
    const foreign = await test({ graph, recorded_of: above });
    expect(stepOf(foreign, 'rate')?.output).toEqual({ run_id: below });
    expect(foreign.sub_flows).toEqual([]);
  });

  it('refuses a draft that could not be published, with what is wrong with it', async () => {
    const broken = draw([start, { id: 'tell', type: 'http-request' }], ['start next tell']);
    const answer = await post({ graph: broken });
    expect(answer.status).toBe(422);
    expect(ProblemList.parse(answer.body).problems).toContainEqual(
      expect.objectContaining({ level: 'error', nodeId: 'tell', field: 'url' }),
    );
  });

  it.each([
    [{ answers: { nobody: { kind: 'exit' } } }, 'answers.nobody'],
    [{ answers: { known: { kind: 'exit' } } }, 'answers.known'],
    [{ answers: { remember: { kind: 'http' } } }, 'answers.remember'],
    [{ answers: { tell: { kind: 'exit', outlet: 'sideways' } } }, 'answers.tell'],
    [{ event: { queue_id: '999999' } }, 'event.queue_id'],
    [{ recorded_of: randomUUID() }, 'recorded_of'],
    [{ event: { type: 'missed' } }, 'event.type'],
  ])('refuses %j', async (body, at) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(ProblemList.parse(answer.body).problems[0]?.path).toBe(at);
  });

  it('hides secrets of the domain and in names as real steps do', async () => {
    const secret = { name: 'crm_key', value: 'k-secret-12345', encrypt: true };
    await api.send('/routing/schema/variables', { body: secret });
    // start → set → stop
    const graph = draw(
      [
        start,
        {
          id: 'set',
          type: 'set-variables',
          params: { assignments: [{ name: 'shown', value: 'it is $${crm_key}' }] },
        },
        { ...stop, params: { status: 'success', result: '${shown}' } },
      ],
      ['start next set', 'set next stop'],
    );
    const answer = await test({ graph });
    expect(stepOf(answer, 'set')?.input).toMatchObject({
      assignments: [{ name: 'shown', value: 'it is [hidden]' }],
    });
    expect(JSON.stringify(answer)).not.toContain('k-secret-12345');
  });

  it('ends a run that goes in circles after the steps of a test', async () => {
    // start → loop ⇄ set; done → stop
    const graph = draw(
      [
        start,
        {
          id: 'loop',
          type: 'loop',
          params: { mode: 'expression', expression: 'true', maxSteps: 1_000 },
        },
        { id: 'set', type: 'set-variables', params: { assignments: [{ name: 'a', value: 1 }] } },
        stop,
      ],
      ['start next loop', 'loop body set', 'set next loop', 'loop done stop'],
    );
    const answer = await test({ graph });
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'run.steps' } });
    expect(answer.steps).toHaveLength(1_000);
  });

  it('is for those who may change flow schemas and see runs, within their domain', async () => {
    for (const permissions of [
      ['schema:read', 'run:read'],
      ['schema:read', 'schema:update'],
    ] as const) {
      const key = await api.createKey(permissions);
      expect((await post({}, { key })).status).toBe(403);
    }
    const all = ['schema:read', 'schema:update', 'run:read'] as const;
    expect((await post({}, { key: await api.createKey(all) })).status).toBe(200);
    const foreign = await api.createKey(all, await api.createDomain());
    expect((await post({}, { key: foreign })).status).toBe(404);
  });
});
