import { describe, expect, it } from '@jest/globals';
import {
  FlowGraph,
  flowTestLimits,
  type FlowTestAnswer,
  type FlowTestInput,
  type JsonValue,
} from '@hookline/contracts';
import type { RecordedRun } from '@hookline/database';
import type { RuntimePorts } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { aRun, FakeDocumentPort, fakePorts } from '@hookline/testing';
import { carryOutTest } from './carry-out-test';
import { TestAnswers, type TestAnswersInput } from './test-answers';
import { unreachablePorts } from './unreachable-ports';
import { VirtualClock } from './virtual-clock';

const start = { id: 'start', type: 'start' };
const stop = { id: 'stop', type: 'stop' };
/** What orders the events of the call the test is of. */
const call = '4711';

interface Given {
  /** Published flow schemas by name. */
  readonly schemas?: Readonly<Record<string, FlowGraph>>;
  readonly answers?: FlowTestInput['answers'];
  readonly recorded?: TestAnswersInput['recorded'];
  readonly ports?: Partial<RuntimePorts>;
  readonly limits?: Partial<Record<keyof typeof flowTestLimits, number>>;
}

function draw(nodes: readonly object[], edges: readonly string[]): FlowGraph {
  return FlowGraph.parse({
    nodes,
    edges: edges.map((edge, index) => {
      const [from, outlet, to] = edge.split(' ');
      return { id: `e${index}`, from, outlet, to };
    }),
  });
}

/** The graph on a missed event, the outside as in the api; the cache is all there is to change. */
function carryOut(
  nodes: readonly object[],
  edges: readonly string[],
  { schemas = {}, answers = {}, recorded = null, ports, limits }: Given = {},
): Promise<FlowTestAnswer> {
  const clock = new VirtualClock();
  const data = { destination: '380441112233', attempt_id: call };
  const graph = draw(nodes, edges);
  const { setting } = aRun({ graph, nodeTypeOf, data });
  const documents = new FakeDocumentPort();
  const kept = new Map<string, JsonValue>();
  const cache = { find: (_domainId: string, key: string) => Promise.resolve(kept.get(key)) };
  return carryOutTest({
    setting: { ...setting, startedAt: clock.now() },
    answers: new TestAnswers({ answers, graph, recorded, documents }),
    variables: {},
    ports: { ...fakePorts({ cache, ...ports }), ...unreachablePorts },
    world: {
      perform: (effect) => {
        if (effect.kind === 'cache-set') kept.set(effect.key, effect.value);
        const output = { asked: effect.kind };
        const result = { kind: 'done', changed: 1, output, notes: ['kept'] } as const;
        const isEvent = effect.kind === 'event-publish';
        return Promise.resolve({ result, events: isEvent ? [{ ...effect, source: 'crm' }] : [] });
      },
    },
    schemaOf: (ref) => {
      const name = 'name' in ref ? ref.name : ref.id;
      const graph = schemas[name] ?? null;
      const version = name === 'draft' ? null : 3;
      return Promise.resolve(graph && { id: name, name, version, graph: version && graph });
    },
    clock,
    limits: { ...flowTestLimits, ...limits },
  });
}

/** A run whose nodes succeeded with these outputs, and those that they started. */
function wentSo(
  outputs: Readonly<Record<string, JsonValue>>,
  below: Readonly<Record<string, RecordedRun>> = {},
): RecordedRun {
  return {
    answers: {
      recorded: (nodeId) => {
        const output = outputs[nodeId];
        if (output === undefined) return null;
        return { outlet: 'success', output, error: null, variables: {} };
      },
    },
    below: (nodeId) => below[nodeId] ?? null,
  };
}

const sayTo = (id: string, to: string) => ({
  id,
  type: 'notify-agent',
  params: { message: to, agentIds: ['7'] },
});

describe('carryOutTest', () => {
  it('leaps over days of waiting and tells the time they would take', async () => {
    const answer = await carryOut(
      [start, { id: 'wait', type: 'wait', params: { amount: 2, unit: 'day' } }, stop],
      ['start next wait', 'wait next stop'],
    );
    expect(answer.status).toBe('completed');
    expect(answer.duration_ms).toBeGreaterThanOrEqual(2 * 86_400_000);
    expect(answer.steps[1]).toMatchObject({ nodeId: 'wait', outlet: 'next' });
  });

  it('goes through every try of a node, and the delays between them', async () => {
    const tell = {
      id: 'tell',
      type: 'http-request',
      params: { url: 'https://crm.example' },
      settings: { retry: { tries: 3, firstDelayMs: 60_000 } },
    };
    const answer = await carryOut([start, tell], ['start next tell'], {
      answers: { tell: { kind: 'http', status: 503, headers: {}, body: 'busy' } },
    });
    expect(answer.steps.map(({ nodeId, attempt }) => `${nodeId} ${attempt}`)).toEqual([
      'start 1',
      'tell 1',
      'tell 2',
      'tell 3',
    ]);
    expect(answer.duration_ms).toBeGreaterThan(11 * 60_000 * 0.8);
  });

  it('walks branches side by side, by the time each would wait', async () => {
    const branches = ['slow', 'fast'].map((name) => ({ name, label: name }));
    // start → both → slow (2 h) | fast (1 h) → meet → stop
    const answer = await carryOut(
      [
        start,
        { id: 'both', type: 'parallel', params: { branches } },
        { id: 'slow', type: 'wait', params: { amount: 2, unit: 'h' } },
        { id: 'fast', type: 'wait', params: { amount: 1, unit: 'h' } },
        { id: 'meet', type: 'join' },
        stop,
      ],
      [
        'start next both',
        'both slow slow',
        'both fast fast',
        'slow next meet',
        'fast next meet',
        'meet next stop',
      ],
    );
    expect(answer.status).toBe('completed');
    const waits = answer.steps.filter(({ nodeType }) => nodeType === 'wait');
    expect(waits.map(({ nodeId }) => nodeId)).toEqual(['fast', 'slow']);
    expect(answer.duration_ms).toBeLessThan(2 * 3_600_000 + 60_000);
  });

  it('does not leap while a question of another branch is under way', async () => {
    const lists = {
      contains: () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 50)),
    };
    const branches = ['slow', 'ask'].map((name) => ({ name, label: name }));
    // start → both → slow (2 h) | ask (50 ms)
    const answer = await carryOut(
      [
        start,
        { id: 'both', type: 'parallel', params: { branches } },
        { id: 'slow', type: 'wait', params: { amount: 2, unit: 'h' } },
        { id: 'ask', type: 'list-check', params: { list: { id: '1' }, number: '1' } },
      ],
      ['start next both', 'both slow slow', 'both ask ask'],
      { ports: { lists } },
    );
    const took = answer.steps.slice(2).map(({ nodeId, durationMs }) => [nodeId, durationMs]);
    expect(took).toEqual([
      ['ask', expect.any(Number)],
      ['slow', expect.any(Number)],
    ]);
    expect(took[0]?.[1]).toBeLessThan(10_000);
    expect(took[1]?.[1]).toBeGreaterThanOrEqual(2 * 3_600_000);
  });

  it('prefers what the author gave over what was recorded, and that over stand-ins', async () => {
    const recorded = wentSo({ mine: { from: 'record' }, theirs: { from: 'record' } });
    const answer = await carryOut(
      [start, sayTo('mine', 'a'), sayTo('theirs', 'b'), sayTo('stand', 'c')],
      ['start next mine', 'mine success theirs', 'theirs success stand'],
      {
        recorded,
        answers: { mine: { kind: 'exit', output: { from: 'author' }, variables: { seen: true } } },
      },
    );
    expect(answer.steps.slice(1).map(({ output, notes }) => [output, notes])).toEqual([
      [{ from: 'author' }, ['test: answered as given']],
      [{ from: 'record' }, ['dry run: answered as recorded']],
      [{ agent_ids: ['7'] }, ['test: nothing was sent']],
    ]);
    expect(answer.variables).toEqual({ seen: true });
  });

  it('hands changes of our own data to the world of the test', async () => {
    const add = { id: 'add', type: 'list-add', params: { list: { id: '1' }, number: '1' } };
    const answer = await carryOut([start, add], ['start next add']);
    expect(answer.steps[1]).toMatchObject({
      outlet: 'success',
      output: { asked: 'list-add', changed: 1 },
      notes: ['kept'],
    });
  });

  it('fails a question as told, for it has no stand-in', async () => {
    const answer = await carryOut(
      [start, { id: 'sum', type: 'script', params: { source: 'return 1' } }],
      ['start next sum'],
      { answers: { sum: { kind: 'failure', code: 'x', message: 'No.' } } },
    );
    expect(answer).toMatchObject({ status: 'failed', error: { code: 'x', nodeId: 'sum' } });
  });

  // start → ask ⇄ ask
  const asking = [
    [start, { id: 'ask', type: 'list-check', params: { list: { id: '1' }, number: '1' } }],
    ['start next ask', 'ask found ask', 'ask missing ask'],
  ] as const;

  it('cuts what takes too long and answers the steps so far', async () => {
    const lists = {
      contains: () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 20)),
    };
    const answer = await carryOut(...asking, {
      ports: { lists },
      limits: { timeMs: 100, answerBytes: 1e6 },
    });
    expect(answer).toMatchObject({ status: 'cut', error: { code: 'test.time', nodeId: 'ask' } });
    expect(answer.steps.length).toBeGreaterThan(1);
    expect(answer.steps.length).toBeLessThan(10);
  });

  it('does not wait for a question that is never answered', async () => {
    const lists = { contains: () => new Promise<boolean>(() => undefined) };
    const answer = await carryOut(...asking, {
      ports: { lists },
      limits: { timeMs: 50, answerBytes: 1e6 },
    });
    expect(answer).toMatchObject({ status: 'cut', error: { code: 'test.time' } });
  });

  it('cuts what has more to show than an answer holds', async () => {
    const answer = await carryOut(
      [start, sayTo('say', 'x'.repeat(1_000)), stop],
      ['start next say', 'say success say'],
      { limits: { timeMs: 5_000, answerBytes: 5_000 } },
    );
    expect(answer).toMatchObject({ status: 'cut', error: { code: 'test.size' } });
    expect(JSON.stringify(answer.steps).length).toBeLessThan(5_500);
  });

  describe('an event it causes', () => {
    const publish = (id: string, params: object = {}) => ({
      id,
      type: 'publish-event',
      params: { eventType: 'crm.done', subject: call, ...params },
    });
    const await_ = (id: string, params: object = {}) => ({
      id,
      type: 'wait',
      params: { until: 'event', event: 'crm.done', ...params },
    });
    const pause = (id: string, amount: number, unit = 'min') => ({
      id,
      type: 'wait',
      params: { amount, unit },
    });
    const outletOf = ({ steps }: Pick<FlowTestAnswer, 'steps'>, id: string) =>
      steps.find(({ nodeId }) => nodeId === id)?.outlet;

    it('ends its own wait for one of its call, and says so', async () => {
      // start → tell → hear
      const answer = await carryOut(
        [start, publish('tell', { data: { stars: 5 } }), await_('hear')],
        ['start next tell', 'tell success hear'],
      );
      expect(answer.steps[2]).toMatchObject({
        nodeId: 'hear',
        outlet: 'event',
        output: { event_id: 'test:1', type: 'crm.done', data: { stars: 5 } },
      });
      expect(answer.duration_ms).toBeLessThan(60_000);
      expect(answer.events).toEqual([
        {
          id: 'test:1',
          type: 'crm.done',
          subject: call,
          time: expect.any(String),
          data: { stars: 5 },
          same_call: true,
          cause: { run_id: null, node_id: 'tell', seq: 2 },
          woke: [{ run_id: null, node_id: 'hear' }],
        },
      ]);
    });

    it.each([
      ['of another call', { subject: 'else' }, false],
      ['of another type', { eventType: 'crm.lost' }, true],
      ['that does not meet its conditions', { data: { stars: 2 } }, true],
    ])('%s ends no wait', async (_, params, isOfCall) => {
      const answer = await carryOut(
        [
          start,
          publish('tell', params),
          await_('hear', {
            conditions:
              'data' in params
                ? { all: [{ field: 'stars', operator: 'more', value: 3 }] }
                : { all: [] },
          }),
        ],
        ['start next tell', 'tell success hear'],
      );
      expect(outletOf(answer, 'hear')).toBe('timeout');
      expect(answer.duration_ms).toBeGreaterThanOrEqual(3_600_000);
      expect(answer.events).toMatchObject([{ same_call: isOfCall, woke: [] }]);
    });

    it('comes too late for a wait that begins after it', async () => {
      const answer = await carryOut(
        [start, publish('tell'), pause('rest', 1, 's'), await_('hear')],
        ['start next tell', 'tell success rest', 'rest next hear'],
      );
      expect(outletOf(answer, 'hear')).toBe('timeout');
    });

    it('does not come before what is due earlier', async () => {
      const answer = await carryOut(
        [start, publish('tell'), await_('hear', { timeoutAmount: 50, timeoutUnit: 'ms' })],
        ['start next tell', 'tell success hear'],
      );
      expect(outletOf(answer, 'hear')).toBe('timeout');
    });

    it('of one branch ends the wait of another, while a third waits on', async () => {
      const branches = ['hear', 'later', 'other'].map((name) => ({ name, label: name }));
      // start → both → hear | later (1 min) → tell | other
      const answer = await carryOut(
        [
          start,
          { id: 'both', type: 'parallel', params: { branches } },
          await_('hear'),
          pause('later', 1),
          publish('tell'),
          await_('other', { event: 'crm.lost' }),
        ],
        [
          'start next both',
          'both hear hear',
          'both later later',
          'later next tell',
          'both other other',
        ],
      );
      expect(answer.steps.map(({ nodeId, outlet }) => `${nodeId} ${outlet}`).slice(2)).toEqual([
        'later next',
        'tell success',
        'hear event',
        'other timeout',
      ]);
      expect(answer.events).toMatchObject([{ woke: [{ node_id: 'hear' }] }]);
    });

    it('of a sub-flow ends a wait of the run above, and the other way round', async () => {
      const ask = draw(
        [start, await_('ready', { event: 'crm.asked' }), publish('tell')],
        ['start next ready', 'ready event tell'],
      );
      const answer = await carryOut(
        [
          start,
          { id: 'ask', type: 'run-schema', params: { schema: { name: 'Ask' }, wait: false } },
          publish('go', { eventType: 'crm.asked' }),
          await_('hear'),
        ],
        ['start next ask', 'ask next go', 'go success hear'],
        { schemas: { Ask: ask } },
      );
      const below = answer.sub_flows[0]?.run_id;
      expect(outletOf(answer, 'hear')).toBe('event');
      expect(answer.events).toMatchObject([
        { type: 'crm.asked', cause: { run_id: null }, woke: [{ run_id: below, node_id: 'ready' }] },
        { type: 'crm.done', cause: { run_id: below }, woke: [{ run_id: null, node_id: 'hear' }] },
      ]);
    });

    it('counts as what the test shows', async () => {
      const answer = await carryOut(
        [start, publish('tell', { data: { text: 'x'.repeat(3_000) } }), pause('rest', 1)],
        ['start next tell', 'tell success rest', 'rest next tell'],
        { limits: { answerBytes: 20_000 } },
      );
      expect(answer).toMatchObject({ status: 'cut', error: { code: 'test.size' } });
      expect(JSON.stringify(answer.events).length).toBeLessThan(20_000);
    });
  });

  describe('a sub-flow', () => {
    const call = (id: string, schema: string, params: object = {}) => ({
      id,
      type: 'run-schema',
      params: { schema: { name: schema }, ...params },
    });
    const keep = (id: string, value: string) => ({
      id,
      type: 'cache-set',
      params: { key: 'k', value },
    });
    const get = (id: string) => ({ id, type: 'cache-get', params: { key: 'k', variable: 'seen' } });
    const wait = (id: string, amount: number, unit = 'min') => ({
      id,
      type: 'wait',
      params: { amount, unit },
    });
    const pathOf = ({ steps }: Pick<FlowTestAnswer, 'steps'>) =>
      steps.map(({ nodeId, outlet }) => (outlet === null ? nodeId : `${nodeId} ${outlet}`));
    const answering = (result: string) => ({
      ...stop,
      params: { status: 'success', result },
    });

    it('runs with the variables it is given, and hands back those that are asked for', async () => {
      // start → wait → set → stop
      const rate = draw(
        [
          start,
          wait('think', 10),
          {
            id: 'set',
            type: 'set-variables',
            params: { assignments: [{ name: 'rating', value: '${who} is fine' }] },
          },
          answering('${destination}'),
        ],
        ['start next think', 'think next set', 'set next stop'],
      );
      const answer = await carryOut(
        [
          start,
          call('rate', 'Rate', { variablesIn: { who: 'Olha' }, variablesOut: { said: 'rating' } }),
          answering('${said}'),
        ],
        ['start next rate', 'rate success stop'],
        { schemas: { Rate: rate } },
      );
      expect(answer).toMatchObject({ status: 'completed', result: 'Olha is fine' });
      expect(answer.duration_ms).toBeGreaterThanOrEqual(600_000);
      expect(answer.steps[1]).toMatchObject({
        nodeId: 'rate',
        outlet: 'success',
        output: {
          status: 'completed',
          result: '380441112233',
          run_id: answer.sub_flows[0]?.run_id,
        },
      });
      expect(answer.sub_flows).toMatchObject([
        {
          parent: { run_id: null, node_id: 'rate' },
          schema: { id: 'Rate', name: 'Rate', version: 3 },
          status: 'completed',
          result: '380441112233',
          variables: { who: 'Olha', rating: 'Olha is fine' },
        },
      ]);
      expect(answer.sub_flows.map(pathOf)).toEqual([
        ['start next', 'think next', 'set next', 'stop'],
      ]);
    });

    it('fails the node that waits for it as it failed itself', async () => {
      const stopped = { ...stop, params: { status: 'failure', result: 'No luck.' } };
      const answer = await carryOut(
        [start, call('ask', 'Ask'), { id: 'sorry', type: 'log', params: { text: 'sorry' } }],
        ['start next ask', 'ask failure sorry'],
        { schemas: { Ask: draw([start, stopped], ['start next stop']) } },
      );
      expect(pathOf(answer)).toEqual(['start next', 'ask failure', 'sorry next']);
      expect(answer.steps[1]?.error?.message).toContain('stopped');
      expect(answer.sub_flows).toMatchObject([{ status: 'failed' }]);
    });

    it.each(['s', 'min'])(
      'goes on beside a run that does not wait, each in its time in %s, in one world',
      async (unit) => {
        // start → wait 1 → keep "sub" → wait 2 → keep "late"
        const beside = draw(
          [
            start,
            wait('first', 1, unit),
            keep('keep', 'sub'),
            wait('then', 2, unit),
            keep('last', 'late'),
          ],
          ['start next first', 'first next keep', 'keep success then', 'then next last'],
        );
        const answer = await carryOut(
          [
            start,
            call('start-it', 'Beside', { wait: false }),
            get('early'),
            wait('pause', 2, unit),
            get('later'),
            answering('${seen}'),
          ],
          [
            'start next start-it',
            'start-it next early',
            'early missing pause',
            'pause next later',
            'later found stop',
          ],
          { schemas: { Beside: beside } },
        );
        expect(answer).toMatchObject({ status: 'completed', result: 'sub' });
        expect(answer.duration_ms).toBeLessThan(2.5 * (unit === 's' ? 1_000 : 60_000));
        expect(answer.steps[1]?.notes).toEqual(['test: run in this test only']);
        expect(answer.sub_flows).toMatchObject([{ status: 'completed' }]);
        expect(answer.sub_flows[0]?.steps).toHaveLength(5);
      },
    );

    it('is waited for as long as the node says, and goes on by itself', async () => {
      const slow = draw([start, wait('think', 2, 'h')], ['start next think']);
      const answer = await carryOut(
        [start, call('ask', 'Slow', { longestAmount: 1, longestUnit: 'h' }), stop],
        ['start next ask', 'ask failure stop'],
        { schemas: { Slow: slow } },
      );
      expect(answer.steps[1]).toMatchObject({ outlet: 'failure', error: { code: 'run.wait' } });
      expect(answer.duration_ms).toBeLessThan(2 * 3_600_000);
      expect(answer.sub_flows[0]).toMatchObject({ status: 'completed' });
      expect(answer.sub_flows[0]?.duration_ms).toBeGreaterThanOrEqual(2 * 3_600_000);
    });

    it('is waited for by one branch while the others go on', async () => {
      const branches = ['ask', 'go'].map((name) => ({ name, label: name }));
      const slow = draw(
        [start, wait('think', 2, 'h'), answering('done')],
        ['start next think', 'think next stop'],
      );
      const answer = await carryOut(
        [
          start,
          { id: 'both', type: 'parallel', params: { branches } },
          call('ask', 'Slow'),
          wait('go', 1, 'h'),
          { id: 'meet', type: 'join' },
        ],
        ['start next both', 'both ask ask', 'both go go', 'ask success meet', 'go next meet'],
        { schemas: { Slow: slow } },
      );
      expect(pathOf(answer)).toEqual(['start next', 'both', 'go next', 'ask success', 'meet next']);
    });

    it.each([
      ['nowhere', 'schema.missing'],
      ['draft', 'schema.unpublished'],
      ['broken', 'schema.invalid'],
    ])('refuses the flow schema “%s” by %s', async (name, code) => {
      const answer = await carryOut([start, call('ask', name)], ['start next ask'], {
        schemas: { draft: draw([start], []), broken: draw([start, { id: 'x', type: 'gone' }], []) },
      });
      expect(answer).toMatchObject({ status: 'failed', error: { code }, sub_flows: [] });
    });

    it('that runs itself comes to an end 8 runs deep', async () => {
      const again = draw(
        [start, call('again', 'Again', { variablesOut: { deep: 'deep' } }), answering('${deep}')],
        ['start next again', 'again success stop', 'again failure stop'],
      );
      const answer = await carryOut([start, call('ask', 'Again')], ['start next ask'], {
        schemas: { Again: again },
      });
      expect(answer.status).toBe('completed');
      expect(answer.sub_flows).toHaveLength(8);
      expect(answer.sub_flows.at(-1)?.steps[1]?.error?.code).toBe('run.depth');
      const [first, second] = answer.sub_flows;
      expect(second?.parent).toEqual({ run_id: first?.run_id, node_id: 'again' });
    });

    it('is not run where the author says how it ended', async () => {
      const answer = await carryOut([start, call('ask', 'nowhere')], ['start next ask'], {
        answers: { ask: { kind: 'exit', output: { said: 1 }, variables: {} } },
      });
      expect(answer).toMatchObject({ status: 'completed', sub_flows: [] });
    });

    // start → rate → tell → keep → deeper; tell failing leads to sorry
    const told = draw(
      [
        start,
        sayTo('tell', 'a'),
        keep('keep', 'sub'),
        call('deeper', 'Deeper'),
        sayTo('sorry', 'b'),
      ],
      ['start next tell', 'tell success keep', 'tell failure sorry', 'keep success deeper'],
    );
    const deeper = draw([start, sayTo('tell', 'c')], ['start next tell']);
    const tellAll = (given: Omit<Given, 'schemas'>) =>
      carryOut(
        [start, call('rate', 'Rate'), get('later')],
        ['start next rate', 'rate success later', 'rate failure later'],
        { schemas: { Rate: told, Deeper: deeper }, ...given },
      );
    const outputs = (run: Pick<FlowTestAnswer, 'steps'> | undefined) =>
      Object.fromEntries((run?.steps ?? []).map(({ nodeId, output }) => [nodeId, output]));

    it('has its nodes answered by the path that leads to them', async () => {
      const answer = await tellAll({
        answers: {
          'rate/tell': { kind: 'exit', output: { of: 'Rate' }, variables: {} },
          'rate/deeper/tell': { kind: 'exit', output: { of: 'Deeper' }, variables: {} },
        },
      });
      const [first, second] = answer.sub_flows;
      expect(outputs(first)).toMatchObject({ tell: { of: 'Rate' } });
      expect(outputs(second)).toMatchObject({ tell: { of: 'Deeper' } });
    });

    it('has a node of its own failed, one of our own data, too', async () => {
      const failure = { kind: 'failure', code: 'x', message: 'No.' } as const;
      const remote = await tellAll({ answers: { 'rate/tell': failure } });
      expect(remote.sub_flows.map(pathOf)).toEqual([
        ['start next', 'tell failure', 'sorry success'],
      ]);
      const own = await tellAll({ answers: { 'rate/keep': failure } });
      expect(own.sub_flows[0]).toMatchObject({ status: 'failed', error: { code: 'x' } });
      expect(pathOf(own)).toContain('later missing');
    });

    it('is answered node by node as it was recorded, and its changes happen', async () => {
      const recorded = wentSo(
        { rate: { run_id: 'then' } },
        {
          rate: wentSo(
            { tell: { of: 'then' }, keep: {}, deeper: { run_id: 'then, deeper' } },
            { deeper: wentSo({ tell: { of: 'deeper then' } }) },
          ),
        },
      );
      const answer = await tellAll({ recorded });
      expect(outputs(answer.sub_flows[0])).toMatchObject({ tell: { of: 'then' } });
      expect(outputs(answer.sub_flows[1])).toMatchObject({ tell: { of: 'deeper then' } });
      expect(pathOf(answer)).toEqual(['start next', 'rate success', 'later found']);
    });

    it('is answered as a whole where its own run is not known, unless a node of it is', async () => {
      const recorded = wentSo({ rate: { as: 'then' } });
      const whole = await tellAll({ recorded });
      expect(whole.sub_flows).toEqual([]);
      expect(outputs(whole)).toMatchObject({ rate: { as: 'then' } });
      const given = {
        'rate/tell': { kind: 'exit', output: { of: 'Rate' }, variables: {} },
      } as const;
      const run = await tellAll({ recorded, answers: given });
      expect(outputs(run.sub_flows[0])).toMatchObject({ tell: { of: 'Rate' } });
    });

    /** Starts two of itself, which start two each, and so on. */
    const more = draw(
      [start, call('one', 'More', { wait: false }), call('two', 'More', { wait: false })],
      ['start next one', 'one next two'],
    );
    const startMore = (limits: Given['limits']) =>
      carryOut(
        [start, call('ask', 'More'), wait('long', 1)],
        ['start next ask', 'ask success long'],
        { schemas: { More: more }, ...(limits && { limits }) },
      );

    it('is cut with the test when all have more to show than an answer holds', async () => {
      const answer = await startMore({ answerBytes: 30_000 });
      expect(answer.sub_flows.some(({ status }) => status === 'completed')).toBe(true);
      const cut = answer.sub_flows.filter(({ status }) => status === 'cut');
      expect(cut.at(-1)).toMatchObject({ error: { code: 'test.size' }, variables: {} });
    });

    it('is cut with the test when there are too many', async () => {
      const answer = await startMore({ subFlows: 5 });
      const error = { code: 'test.sub-flows', message: 'A test runs at most 5 sub-flows.' };
      expect(answer).toMatchObject({ status: 'cut', error });
      expect(answer.sub_flows).toHaveLength(5);
      expect(answer.sub_flows.map(({ status }) => status)).toContain('completed');
      expect(answer.sub_flows.at(-1)).toMatchObject({ status: 'cut', error });
    });

    it('does not let the run go on that would start one too many', async () => {
      const answer = await carryOut(
        [start, call('one', 'Short'), stop],
        ['start next one', 'one success stop', 'one failure stop'],
        { schemas: { Short: draw([start], []) }, limits: { subFlows: 0 } },
      );
      expect(answer).toMatchObject({ status: 'cut', error: { code: 'test.sub-flows' } });
      expect(answer.sub_flows).toEqual([]);
    });
  });
});
