import { describe, expect, it } from '@jest/globals';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';
import type { FlowGraph } from '@hookline/contracts';
import { aGraph } from '../graph/node-types.fixture';
import type { RecordedAnswer } from './dry-answers';
import { executeRun } from './execute-run';
import type { LocalEffectResult } from './local-effect';
import type { RunCommit } from './run-journal';
import { RunProgress } from './run-progress';
import type { HttpResponse } from './runtime-ports';
import { runtimeTypeOf } from './runtime-nodes.fixture';

const claim = { runId: 'r1', domainId: '1', fence: 1 };
const start = { id: 'start', type: 'start' };
const done: LocalEffectResult = { kind: 'done', changed: 1, output: {} };

interface World {
  readonly statuses?: readonly number[];
  readonly result?: LocalEffectResult;
  readonly given?: Readonly<Record<string, RecordedAnswer>>;
}

/** The run with stand-ins for the outside, which itself must not be reached. */
async function tryOut(
  graph: FlowGraph,
  { statuses = [200], result = done, given = {} }: World = {},
) {
  const answers = [...statuses];
  const standIn = fakePorts({
    http: {
      send: async (): Promise<HttpResponse> => ({
        status: answers.shift() ?? 200,
        headers: {},
        cookies: [],
        body: 'stand-in',
        durationMs: 0,
      }),
    },
  });
  const reached: string[] = [];
  const http = {
    send: async (): Promise<never> => {
      reached.push('http');
      throw new Error('the outside was reached');
    },
  };
  const changed: string[] = [];
  const journal = new MemoryRunJournal((effect) => {
    changed.push(effect.kind);
    return result;
  });
  const asked: RunCommit['effectOf'][] = [];
  journal.beforeCommit = ({ effectOf }) => effectOf && asked.push(effectOf);
  const { setting, state } = aRun({ graph, nodeTypeOf: runtimeTypeOf });
  const dry = {
    recorded: (nodeId: string) => given[nodeId] ?? null,
    standIns: { portsOf: () => standIn },
  };
  const clock = new FakeClock();
  const outcome = await executeRun(claim, new RunProgress({ ...setting, dry }, state), null, {
    journal,
    ports: fakePorts({ http }),
    clock,
    random: () => 0.5,
    stopping: new AbortController().signal,
  });
  const steps = journal.commits.flatMap(({ write }) => write.steps);
  return {
    outcome,
    journal,
    clock,
    reached,
    changed,
    asked,
    stepOf: (id: string) => steps.find((s) => s.nodeId === id),
  };
}

describe('a run on stand-ins', () => {
  // start → send → halt (its body), failure → sorry
  const sending = aGraph(
    [
      start,
      { id: 'send', type: 'send', params: { url: 'https://x.example' } },
      {
        id: 'halt',
        type: 'halt',
        params: { status: 'completed', output: '${steps["send"].body}' },
      },
      { id: 'sorry', type: 'halt', params: { status: 'completed', output: 'sorry' } },
    ],
    ['start next send', 'send success halt', 'send failure sorry'],
  );

  it('lets a remote node judge what stands for its answer, and says that nothing was sent', async () => {
    const { journal, reached, stepOf } = await tryOut(sending);
    expect(journal.last).toMatchObject({ status: 'completed', result: 'stand-in' });
    expect(stepOf('send')).toMatchObject({
      status: 'completed',
      outlet: 'success',
      notes: ['test: nothing was sent'],
    });
    expect(reached).toEqual([]);
  });

  it('leaves by failure when the node judges it so', async () => {
    const { journal, stepOf } = await tryOut(sending, { statuses: [404] });
    expect(journal.last).toMatchObject({ status: 'completed', result: 'sorry' });
    expect(stepOf('send')).toMatchObject({ status: 'failed', outlet: 'failure' });
  });

  it('takes an answer that was given before any stand-in, and says so', async () => {
    const given = { outlet: 'success', output: { body: 'mine' }, error: null, variables: {} };
    const { journal, stepOf } = await tryOut(sending, {
      given: { send: { ...given, given: true } },
    });
    expect(journal.last.result).toBe('mine');
    expect(stepOf('send')?.notes).toEqual(['test: answered as given']);
  });

  // start → add → halt, failure → sorry
  const adding = aGraph(
    [
      start,
      { id: 'add', type: 'add', params: { number: '380441112233' } },
      { id: 'halt', type: 'halt', params: { status: 'completed', output: '${steps["add"].id}' } },
      { id: 'sorry', type: 'halt', params: { status: 'completed', output: 'sorry' } },
    ],
    ['start next add', 'add success halt', 'add failure sorry'],
  );

  it('hands a local change to the journal of the test, and the node concludes from its answer', async () => {
    const result: LocalEffectResult = { kind: 'done', changed: 1, output: { id: '9' } };
    const { journal, changed, stepOf } = await tryOut(adding, { result });
    expect(changed).toEqual(['list-add']);
    expect(journal.last.result).toBe('9');
    expect(journal.last.state.effects).toBe(1);
    expect(stepOf('add')).toMatchObject({ status: 'completed', outlet: 'success' });
  });

  it('fails a local node as it is told to, and changes nothing then', async () => {
    const { journal, changed, stepOf } = await tryOut(adding, {
      given: {
        add: {
          outlet: null,
          output: {},
          error: { code: 'list.full', message: 'Full.' },
          variables: {},
          given: true,
        },
      },
    });
    expect(changed).toEqual([]);
    expect(journal.last.result).toBe('sorry');
    expect(stepOf('add')).toMatchObject({ status: 'failed', error: { code: 'list.full' } });
  });

  const answered = (answer: Partial<RecordedAnswer>): RecordedAnswer => ({
    outlet: null,
    output: {},
    error: null,
    variables: {},
    given: true,
    ...answer,
  });

  it('makes the change behind an answer that is a success, and leaves as the answer says', async () => {
    const result: LocalEffectResult = { kind: 'done', changed: 1, output: {}, notes: ['kept'] };
    const { journal, changed, stepOf } = await tryOut(adding, {
      result,
      given: { add: answered({ output: { id: '7' }, variables: { seen: true } }) },
    });
    expect(changed).toEqual(['list-add']);
    expect(journal.last).toMatchObject({ result: '7', state: { effects: 1 } });
    expect(stepOf('add')).toMatchObject({
      outlet: 'success',
      output: { id: '7' },
      variables: { seen: true },
      notes: ['kept', 'test: answered as given'],
    });
  });

  it('tells the journal of the test whose change it is, and what its node is said to answer', async () => {
    const said = await tryOut(adding, { given: { add: answered({ output: { id: '7' } }) } });
    expect(said.asked).toEqual([{ nodeId: 'add', visit: 1, said: { id: '7' } }]);
    expect((await tryOut(adding)).asked).toEqual([{ nodeId: 'add', visit: 1 }]);
  });

  it('keeps to the answer where its change is refused, and says why nothing was changed', async () => {
    const result: LocalEffectResult = {
      kind: 'refused',
      code: 'list.missing',
      message: 'No list.',
    };
    const { journal, stepOf } = await tryOut(adding, {
      result,
      given: { add: answered({ output: { id: '7' } }) },
    });
    expect(journal.last.result).toBe('7');
    expect(stepOf('add')?.notes).toEqual([
      'test: nothing was changed: No list.',
      'test: answered as given',
    ]);
  });

  it('changes nothing behind an answer by the failure outlet', async () => {
    const { journal, changed } = await tryOut(adding, {
      given: { add: answered({ outlet: 'failure' }) },
    });
    expect(changed).toEqual([]);
    expect(journal.last.result).toBe('sorry');
  });

  it('starts no run that is answered for', async () => {
    const graph = aGraph([start, { id: 'call', type: 'call' }], ['start next call']);
    const { journal, changed } = await tryOut(graph, { given: { call: answered({}) } });
    expect(changed).toEqual([]);
    expect(journal.last.status).toBe('completed');
  });

  it('waits for a run that it started', async () => {
    const graph = aGraph([start, { id: 'call', type: 'call' }], ['start next call']);
    const { outcome } = await tryOut(graph);
    expect(outcome).toMatchObject({ kind: 'parked', awaits: [expect.stringMatching(/^run:/)] });
  });

  it('waits by the clock of the run', async () => {
    const graph = aGraph(
      [start, { id: 'pause', type: 'pause', params: { ms: 3_000 } }],
      ['start next pause'],
    );
    const { journal, clock, stepOf } = await tryOut(graph);
    expect(clock.slept).toEqual([3_000]);
    expect(stepOf('pause')).toMatchObject({ status: 'completed', durationMs: 3_000 });
    expect(journal.last.status).toBe('completed');
  });
});
