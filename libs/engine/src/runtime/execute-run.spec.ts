import { describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { aRun, FakeClock, fakePorts, MemoryRunJournal, type ARunInput } from '@hookline/testing';
import { PostponedFailure } from '../errors';
import { aGraph } from '../graph/node-types.fixture';
import { executeRun } from './execute-run';
import type { ExecuteRunDeps } from './execute-run-deps';
import type { RunProgress } from './run-progress';
import type { HttpRequest } from './runtime-ports';
import { runtimeTypeOf } from './runtime-nodes.fixture';
import { walkRun } from './walk-run';

const start = { id: 'start', type: 'start' };
const claim = { runId: 'r1', domainId: '1', fence: 1 };

interface World {
  readonly statuses?: number[];
  readonly body?: string;
  readonly listed?: readonly string[];
  readonly journal?: MemoryRunJournal;
  readonly clock?: FakeClock;
  readonly stopping?: AbortSignal;
}

function aWorld(world: World = {}) {
  const sent: HttpRequest[] = [];
  const statuses = [...(world.statuses ?? [])];
  const ports = fakePorts({
    http: {
      send: async (request) => {
        sent.push(request);
        const status = statuses.shift() ?? 200;
        return { status, headers: {}, cookies: [], body: world.body ?? '', durationMs: 1 };
      },
    },
    lists: { contains: async (_domain, _list, number) => (world.listed ?? []).includes(number) },
  });
  const journal = world.journal ?? new MemoryRunJournal();
  const clock = world.clock ?? new FakeClock();
  const deps: ExecuteRunDeps = {
    journal,
    ports,
    clock,
    random: () => 0.5,
    stopping: world.stopping ?? new AbortController().signal,
  };
  return { sent, journal, clock, deps };
}

function run(
  graph: FlowGraph,
  world: ReturnType<typeof aWorld>,
  more: Partial<Omit<ARunInput, 'graph' | 'nodeTypeOf'>> = {},
) {
  const progress: RunProgress = aRun({ graph, nodeTypeOf: runtimeTypeOf, ...more });
  return executeRun(claim, progress, null, world.deps);
}

const sendTwo = { id: 'two', type: 'send', params: { url: 'https://y.example' } };

// start → send → stop
const sendGraph = aGraph(
  [
    start,
    { id: 'send', type: 'send', params: { url: 'https://crm.example/${attempt_id}' } },
    { id: 'halt', type: 'halt', params: { status: 'completed', output: 'told' } },
    { id: 'sorry', type: 'halt', params: { status: 'completed', output: '${steps["send"].code}' } },
  ],
  ['start next send', 'send success halt', 'send failure sorry'],
);

describe('executeRun', () => {
  it('commits the intent of a remote effect before it sends', async () => {
    const world = aWorld();
    world.journal.beforeCommit = () => expect(world.sent.length).toBe(world.journal.commits.length);
    const outcome = await run(sendGraph, world, { data: { attempt_id: 90311 } });
    expect(outcome.kind).toBe('ended');
    expect(world.sent.map(({ url }) => url)).toEqual(['https://crm.example/90311']);
    const [intent, end] = world.journal.commits.map(({ write }) => write);
    expect(intent?.state).toMatchObject({ at: 'send', intent: true });
    expect(intent?.steps.map(({ nodeId }) => nodeId)).toEqual(['start']);
    expect(end).toMatchObject({ status: 'completed', result: 'told' });
    expect(end?.steps.map(({ nodeId }) => nodeId)).toEqual(['send', 'halt']);
  });

  it('sends again with the same key when a crash left the intent without a result', async () => {
    const first = aWorld();
    first.journal.beforeCommit = () => {
      if (first.sent.length > 0) throw new Error('killed');
    };
    await expect(run(sendGraph, first)).rejects.toThrow('killed');
    const second = aWorld();
    const outcome = await run(sendGraph, second, { state: first.journal.last.state });
    expect(outcome.kind).toBe('ended');
    expect(second.sent[0]?.headers).toEqual(first.sent[0]?.headers);
    expect(second.journal.commits).toHaveLength(1);
  });

  it('marks the step unknown instead of repeating where the node says do not repeat', async () => {
    const graph = aGraph(
      [
        start,
        {
          id: 'send',
          type: 'send',
          params: { url: 'https://x.example', repeatable: false },
          settings: { onUnknown: 'do not repeat' },
        },
        { id: 'ok', type: 'halt', params: { status: 'completed', output: 'ok' } },
        { id: 'bad', type: 'halt', params: { status: 'completed', output: 'unknown' } },
      ],
      ['start next send', 'send success ok', 'send failure bad'],
    );
    const first = aWorld();
    first.journal.beforeCommit = () => {
      if (first.sent.length > 0) throw new Error('killed');
    };
    await expect(run(graph, first)).rejects.toThrow('killed');
    const second = aWorld();
    await run(graph, second, { state: first.journal.last.state });
    expect(second.sent).toEqual([]);
    expect(second.journal.last).toMatchObject({ status: 'completed', result: 'unknown' });
    expect(second.journal.last.steps[0]).toMatchObject({ status: 'unknown', outlet: 'failure' });
  });

  it('leaves by the failure outlet with code and message', async () => {
    const world = aWorld({ statuses: [404] });
    await run(sendGraph, world);
    expect(world.journal.last).toMatchObject({ status: 'completed', result: 'http.status' });
    expect(world.journal.last.steps[0]).toMatchObject({
      status: 'failed',
      outlet: 'failure',
      error: { code: 'http.status', message: 'It answered 400.' },
    });
  });

  it('fails the run when the failure outlet of a drawn graph leads nowhere', async () => {
    const graph = aGraph(
      [start, { id: 'send', type: 'send', params: { url: 'https://x.example' } }],
      ['start next send'],
    );
    const world = aWorld({ statuses: [404] });
    await run(graph, world);
    expect(world.journal.last).toMatchObject({
      status: 'failed',
      error: { code: 'http.status', nodeId: 'send' },
    });
  });

  it.each([
    ['fail', { status: 'failed', error: { code: 'http.status', nodeId: 'send' } }],
    ['continue', { status: 'completed', result: 'told' }],
    ['outlet', { status: 'completed', result: 'http.status' }],
  ] as const)('does with a failure what the node says: %s', async (onFailure, ending) => {
    const [begin, sending, ...more] = sendGraph.nodes;
    const graph = {
      ...sendGraph,
      nodes: [begin, { ...sending, settings: { onFailure } }, ...more],
    };
    const world = aWorld({ statuses: [404] });
    await run(FlowGraph.parse(graph), world);
    expect(world.journal.last).toMatchObject(ending);
    expect(world.journal.last.state.outputs['send']).toMatchObject({ code: 'http.status' });
  });

  it('comes back to a postponed effect without counting a try or an effect', async () => {
    const world = aWorld();
    const answers = [new PostponedFailure('http.busy', 'Its turn has not come.', 30_000), null];
    const ports = fakePorts({
      http: {
        send: async (request, signal) => {
          const postponed = answers.shift();
          if (postponed) throw postponed;
          return world.deps.ports.http.send(request, signal);
        },
      },
    });
    const progress = aRun({ graph: sendGraph, nodeTypeOf: runtimeTypeOf });
    const parked = await executeRun(claim, progress, null, { ...world.deps, ports });
    const dueAt = new Date('2026-03-01T10:00:30.000Z');
    expect(parked).toMatchObject({ kind: 'parked', dueAt, isPutOff: true });
    expect(world.journal.last.state).toMatchObject({ attempt: 1, intent: false, effects: 0 });
    expect(world.journal.commits.flatMap(({ write }) => write.steps)).toHaveLength(1);
    world.clock.advance(30_000);
    await run(sendGraph, world, { state: world.journal.last.state });
    expect(world.journal.last).toMatchObject({ status: 'completed', state: { effects: 1 } });
  });

  it('goes on after a failed node in an array (decision 4)', async () => {
    const graph = aGraph(
      [start, { id: 'send', type: 'send', params: { url: 'https://x.example' } }],
      ['start next send'],
      'array',
    );
    const world = aWorld({ statuses: [404] });
    await run(graph, world);
    expect(world.journal.last).toMatchObject({ status: 'completed', error: null });
    expect(world.journal.last.steps.at(-1)).toMatchObject({ status: 'failed' });
  });

  it('performs a local effect in the commit that records its step', async () => {
    const graph = aGraph(
      [start, { id: 'add', type: 'add', params: { number: '${destination}' } }],
      ['start next add'],
    );
    const world = aWorld();
    await run(graph, world, { data: { destination: '380441112233' } });
    expect(world.journal.commits).toHaveLength(1);
    expect(world.journal.commits[0]?.effect).toMatchObject({ number: '380441112233' });
    expect(world.journal.last).toMatchObject({ status: 'completed' });
    expect(world.journal.last.steps.map(({ nodeId }) => nodeId)).toEqual(['start', 'add']);
  });

  it('takes a refused local effect for a failure of the node', async () => {
    const journal = new MemoryRunJournal(() => ({
      kind: 'refused',
      code: 'list.missing',
      message: 'There is no list 1.',
    }));
    const graph = aGraph(
      [start, { id: 'add', type: 'add', params: { number: '1' } }],
      ['start next add'],
    );
    await run(graph, aWorld({ journal }));
    expect(journal.last).toMatchObject({ status: 'failed', error: { code: 'list.missing' } });
  });

  it('asks a read port without a commit of its own', async () => {
    const graph = aGraph(
      [
        start,
        { id: 'ask', type: 'ask', params: { number: '1' } },
        { id: 'yes', type: 'halt', params: { status: 'completed', output: 'vip' } },
        { id: 'no', type: 'halt', params: { status: 'completed', output: 'other' } },
      ],
      ['start next ask', 'ask found yes', 'ask missing no'],
    );
    const world = aWorld({ listed: ['1'] });
    await run(graph, world);
    expect(world.journal.commits).toHaveLength(1);
    expect(world.journal.last.result).toBe('vip');
  });

  it('comes back to a question whose port puts it off', async () => {
    const graph = aGraph(
      [start, { id: 'ask', type: 'ask', params: { number: '1' } }],
      ['start next ask'],
    );
    const world = aWorld();
    const contains = () => Promise.reject(new PostponedFailure('list.busy', 'Not now.', 30_000));
    const ports = fakePorts({ lists: { contains } });
    const progress = aRun({ graph, nodeTypeOf: runtimeTypeOf });
    const parked = await executeRun(claim, progress, null, { ...world.deps, ports });
    expect(parked).toMatchObject({ kind: 'parked', dueAt: new Date('2026-03-01T10:00:30.000Z') });
    expect(world.journal.last).toMatchObject({ status: 'waiting', state: { at: 'ask' } });
  });

  it('parks where it waits for the run it started, and says for which', async () => {
    const graph = aGraph([start, { id: 'call', type: 'call' }], ['start next call']);
    const world = aWorld();
    const parked = await run(graph, world);
    expect(parked).toEqual({
      kind: 'parked',
      dueAt: new Date('2026-03-01T10:01:00.000Z'),
      nodeId: 'call',
      awaits: ['run:2'],
      isPutOff: false,
    });
    expect(world.journal.commits.filter(({ effect }) => effect !== null)).toHaveLength(1);
    expect(world.journal.last.status).toBe('waiting');
  });

  it('keeps a wait of up to 5 s in memory and parks a longer one (decision 26)', async () => {
    const waiting = (ms: number) =>
      aGraph(
        [
          start,
          { id: 'pause', type: 'pause', params: { ms } },
          { id: 'halt', type: 'halt', params: { status: 'completed', output: 'done' } },
        ],
        ['start next pause', 'pause next halt'],
      );
    const short = aWorld();
    expect((await run(waiting(5_000), short)).kind).toBe('ended');
    expect(short.clock.slept).toEqual([5_000]);

    const long = aWorld();
    const outcome = await run(waiting(60_000), long);
    expect(outcome).toMatchObject({ kind: 'parked', nodeId: 'pause', isPutOff: false });
    expect(long.journal.last).toMatchObject({ status: 'waiting' });
    long.clock.advance(60_000);
    const woken = await run(waiting(60_000), long, { state: long.journal.last.state });
    expect(woken.kind).toBe('ended');
    expect(long.journal.last.steps[0]).toMatchObject({
      nodeId: 'pause',
      durationMs: 60_000,
      input: { ms: 60_000 },
    });
  });

  it('parks every wait when it is told to keep none in memory', async () => {
    const world = aWorld();
    const graph = aGraph(
      [start, { id: 'pause', type: 'pause', params: { ms: 1 } }],
      ['start next pause'],
    );
    const deps = { ...world.deps, shortWaitMs: 0 };
    const outcome = await executeRun(claim, aRun({ graph, nodeTypeOf: runtimeTypeOf }), null, deps);
    expect(outcome).toMatchObject({ kind: 'parked', nodeId: 'pause' });
    expect(world.clock.slept).toEqual([]);
  });

  it('parks between tries and gives up after the last', async () => {
    const graph = aGraph(
      [
        start,
        {
          id: 'send',
          type: 'send',
          params: { url: 'https://x.example' },
          settings: { retry: { tries: 3, firstDelayMs: 1_000 } },
        },
      ],
      ['start next send'],
    );
    const world = aWorld({ statuses: [500, 503, 500] });
    const first = await run(graph, world);
    const dueAt = new Date('2026-03-01T10:00:01.000Z');
    expect(first).toMatchObject({ kind: 'parked', dueAt, isPutOff: false });
    const second = await run(graph, world, { state: world.journal.last.state });
    expect(second).toMatchObject({ kind: 'parked', dueAt: new Date('2026-03-01T10:00:10.000Z') });
    await run(graph, world, { state: world.journal.last.state });
    expect(world.journal.last).toMatchObject({ status: 'failed', error: { code: 'http.status' } });
    expect(new Set(world.sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('stops without touching anything when another worker claimed the run', async () => {
    const world = aWorld();
    world.journal.claim('r1', 2);
    expect(await run(sendGraph, world)).toEqual({ kind: 'lost' });
    expect(world.sent).toEqual([]);
    expect(world.journal.commits).toEqual([]);
  });

  it('starts no effect once the process is stopping', async () => {
    const world = aWorld({ stopping: AbortSignal.abort() });
    expect(await run(sendGraph, world)).toEqual({ kind: 'interrupted' });
    expect(world.sent).toEqual([]);
  });

  it('asks nothing once the process is stopping', async () => {
    // start → ask
    const graph = aGraph(
      [start, { id: 'ask', type: 'ask', params: { number: '1' } }],
      ['start next ask'],
    );
    const world = aWorld({ stopping: AbortSignal.abort() });
    expect(await run(graph, world)).toEqual({ kind: 'interrupted' });
    expect(world.journal.last.state).toMatchObject({ at: 'ask' });
  });

  it('keeps the result of the last effect when the process stops before the next', async () => {
    // start → one → two, with the stop coming while the first is under way
    const graph = aGraph(
      [start, { id: 'one', type: 'send', params: { url: 'https://x.example' } }, sendTwo],
      ['start next one', 'one success two'],
    );
    const stopping = new AbortController();
    const world = aWorld({ stopping: stopping.signal });
    const { http } = world.deps.ports;
    const ports = fakePorts({
      http: { send: (asked, signal) => http.send(asked, signal).finally(() => stopping.abort()) },
    });
    const outcome = await executeRun(claim, aRun({ graph, nodeTypeOf: runtimeTypeOf }), null, {
      ...world.deps,
      ports,
    });
    expect(outcome).toEqual({ kind: 'interrupted' });
    expect(world.journal.last).toMatchObject({
      status: 'running',
      state: { at: 'two', intent: false },
    });
    const second = aWorld();
    await run(graph, second, { state: world.journal.last.state });
    expect(second.sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['hl:r1:two:1']);
  });

  it('takes back an intent it will not carry out, so that nothing is unknown later', async () => {
    const progress = aRun({ graph: sendGraph, nodeTypeOf: runtimeTypeOf });
    const stored = walkRun(progress, new Date('2026-03-01T10:00:00Z'));
    progress.intend();
    progress.committed();
    const world = aWorld({ stopping: AbortSignal.abort() });
    expect(await executeRun(claim, progress, stored, world.deps)).toEqual({ kind: 'interrupted' });
    expect(world.journal.last.state).toMatchObject({ at: 'send', intent: false, effects: 0 });
  });

  it('ends a run that goes in circles with a named failure (decision 5, B-40)', async () => {
    const graph = aGraph(
      [start, { id: 'set', type: 'set', params: { name: 'x', value: 1 } }],
      ['start next set', 'set next set'],
    );
    const world = aWorld();
    await run(graph, world, { budget: { maxSteps: 50 } });
    expect(world.journal.last).toMatchObject({ status: 'failed', error: { code: 'run.steps' } });
    expect(world.journal.last.steps).toHaveLength(50);
  });

  // start → again ⇄ set, then stop
  const passes = (count: number) =>
    aGraph(
      [
        start,
        { id: 'again', type: 'again', params: { passes: count } },
        { id: 'set', type: 'set', params: { name: 'x', value: 1 } },
      ],
      ['start next again', 'again body set', 'set next again'],
    );

  it('lets others go on while it takes thousands of steps', async () => {
    const world = aWorld();
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    await run(passes(6_000), world, { budget: { maxSteps: 100_000 } });
    clearInterval(others);
    expect(world.journal.last).toMatchObject({ status: 'completed', state: { steps: 12_002 } });
    expect(turns).toBeGreaterThan(0);
    expect(world.journal.commits).toHaveLength(1);
  }, 30_000);

  it('stops between two steps when the process stops, and goes on from there', async () => {
    const stopping = new AbortController();
    const world = aWorld({ stopping: stopping.signal });
    setTimeout(() => stopping.abort(), 1);
    const budget = { maxSteps: 100_000 };
    const outcome = await run(passes(6_000), world, { budget });
    expect(outcome).toEqual({ kind: 'interrupted' });
    const { state } = world.journal.last;
    expect(state.steps).toBeLessThan(12_002);
    const next = aWorld({ journal: world.journal });
    await run(passes(6_000), next, { budget, state });
    expect(world.journal.last).toMatchObject({ status: 'completed', state: { steps: 12_002 } });
  }, 30_000);

  it('fails a run whose time is over, at the moment it is over and not when its wait ends', async () => {
    const graph = aGraph(
      [start, { id: 'pause', type: 'pause', params: { ms: 90_000 } }],
      ['start next pause'],
    );
    const world = aWorld();
    const budget = { maxRunMs: 60_000 };
    const parked = await run(graph, world, { budget });
    expect(parked).toMatchObject({ kind: 'parked', dueAt: new Date('2026-03-01T10:01:00.000Z') });
    expect(world.journal.last.dueAt).toEqual(new Date('2026-03-01T10:01:00.000Z'));
    world.clock.advance(60_000);
    await run(graph, world, { budget, state: world.journal.last.state });
    expect(world.journal.last).toMatchObject({
      status: 'failed',
      error: { code: 'run.time', message: expect.stringContaining('60 seconds'), nodeId: 'pause' },
    });
    expect(world.journal.last.steps).toMatchObject([{ nodeId: 'pause', status: 'cancelled' }]);
  });

  it('counts effects against the budget (decision 5, B-40)', async () => {
    // start → again → add ↩
    const graph = aGraph(
      [
        start,
        { id: 'again', type: 'again', params: { passes: 9 } },
        { id: 'add', type: 'add', params: { number: '1' } },
      ],
      ['start next again', 'again body add', 'add success again'],
    );
    const world = aWorld();
    await run(graph, world, { budget: { maxEffects: 3 } });
    expect(world.journal.last).toMatchObject({ status: 'failed', error: { code: 'run.effects' } });
    expect(world.journal.commits.filter(({ effect }) => effect !== null)).toHaveLength(3);
  });

  it('counts outputs of steps against the budget of variables', async () => {
    const graph = aGraph(
      [start, { id: 'send', type: 'send', params: { url: 'https://x' } }],
      ['start next send'],
    );
    const world = aWorld({ body: 'x'.repeat(500) });
    await run(graph, world, { budget: { maxVariableBytes: 400 } });
    expect(world.journal.commits.at(-1)?.write).toMatchObject({
      status: 'failed',
      error: { code: 'run.variables' },
    });
  });

  it('stores steps without secrets and with long texts cut, and goes on with the whole', async () => {
    const graph = aGraph(
      [
        start,
        {
          id: 'set',
          type: 'set',
          params: { name: 'long', value: { password: 'canary', text: 'x'.repeat(20_000) } },
        },
        { id: 'halt', type: 'halt', params: { status: 'completed', output: '${long.password}' } },
      ],
      ['start next set', 'set next halt'],
    );
    const world = aWorld();
    await run(graph, world);
    const write = world.journal.commits.at(-1)?.write;
    expect(write?.result).toBe('canary');
    const steps = JSON.stringify(write?.steps.slice(0, 2));
    expect(steps).not.toContain('canary');
    expect(steps).toContain('(cut, 20000 characters)');
  });

  it('fails the run whose variables outgrow their budget (decision 5, B-40)', async () => {
    const graph = aGraph(
      [start, { id: 'set', type: 'set', params: { name: 'x', value: 'y'.repeat(500) } }],
      ['start next set'],
    );
    const world = aWorld();
    await run(graph, world, { budget: { maxVariableBytes: 400 } });
    expect(world.journal.last).toMatchObject({
      status: 'failed',
      error: { code: 'run.variables' },
    });
  });

  it('passes a disabled node by its first outlet', async () => {
    const graph = aGraph(
      [
        start,
        {
          id: 'send',
          type: 'send',
          params: { url: 'https://x.example' },
          settings: { disabled: true },
        },
        { id: 'halt', type: 'halt', params: { status: 'completed', output: 'past' } },
      ],
      ['start next send', 'send success halt'],
    );
    const world = aWorld();
    await run(graph, world);
    expect(world.sent).toEqual([]);
    expect(world.journal.last.result).toBe('past');
    expect(world.journal.last.steps[1]).toMatchObject({ status: 'skipped', outlet: 'success' });
  });

  it('numbers visits, so that every pass of a loop has a key of its own', async () => {
    const graph = aGraph(
      [
        start,
        { id: 'again', type: 'again', params: { passes: 2 } },
        { id: 'send', type: 'send', params: { url: 'https://x.example' } },
      ],
      ['start next again', 'again body send', 'send success again'],
    );
    const world = aWorld();
    await run(graph, world);
    expect(world.sent.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'hl:r1:send:1',
      'hl:r1:send:2',
    ]);
  });
});
