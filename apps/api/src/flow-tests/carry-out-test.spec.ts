import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type FlowTestAnswer, type FlowTestInput } from '@hookline/contracts';
import type { RuntimePorts } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { aRun, FakeDocumentPort, fakePorts } from '@hookline/testing';
import { carryOutTest } from './carry-out-test';
import { testAnswers, type TestAnswersInput } from './test-answers';
import { unreachablePorts } from './unreachable-ports';
import { VirtualClock } from './virtual-clock';

const start = { id: 'start', type: 'start' };
const stop = { id: 'stop', type: 'stop' };

interface Given {
  readonly answers?: FlowTestInput['answers'];
  readonly recorded?: TestAnswersInput['recorded'];
  readonly asking?: readonly string[];
  readonly ports?: Partial<RuntimePorts>;
  readonly limits?: { readonly timeMs: number; readonly answerBytes: number };
}

/** The graph on a missed event, the outside as in the api. */
function carryOut(
  nodes: readonly object[],
  edges: readonly string[],
  { answers = {}, recorded = null, asking = [], ports, limits }: Given = {},
): Promise<FlowTestAnswer> {
  const graph = FlowGraph.parse({
    nodes,
    edges: edges.map((edge, index) => {
      const [from, outlet, to] = edge.split(' ');
      return { id: `e${index}`, from, outlet, to };
    }),
  });
  const clock = new VirtualClock();
  const { setting } = aRun({ graph, nodeTypeOf, data: { destination: '380441112233' } });
  const documents = new FakeDocumentPort();
  const dry = testAnswers({ answers, recorded, asking: new Set(asking), documents });
  return carryOutTest({
    setting: { ...setting, startedAt: clock.now(), dry },
    variables: {},
    ports: { ...fakePorts(ports), ...unreachablePorts },
    clock,
    ...(limits && { limits }),
  });
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
    const recorded = {
      recorded: (nodeId: string) =>
        nodeId === 'stand'
          ? null
          : { outlet: 'success', output: { from: 'record' }, error: null, variables: {} },
    };
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

  it('fails a question as told, for it has no stand-in', async () => {
    const answer = await carryOut(
      [start, { id: 'sum', type: 'script', params: { source: 'return 1' } }],
      ['start next sum'],
      { asking: ['sum'], answers: { sum: { kind: 'failure', code: 'x', message: 'No.' } } },
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
});
