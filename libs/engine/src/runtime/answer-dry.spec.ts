import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import { aRun } from '@hookline/testing';
import { aGraph } from '../graph/node-types.fixture';
import type { RecordedAnswer } from './dry-answers';
import { RunProgress } from './run-progress';
import { runtimeTypeOf } from './runtime-nodes.fixture';
import { stepView } from './step-view';
import { walkRun } from './walk-run';

const now = new Date('2026-03-01T10:00:00.000Z');
const answer: RecordedAnswer = { outlet: 'success', output: null, error: null, variables: {} };
const asRecorded = 'dry run: answered as recorded';
const shortened = 'dry run: answered from a recorded, shortened value';
const hiddenSecrets = 'dry run: answered from a recorded value whose secrets are hidden';

// start → send → pause → stop, with what was recorded of the nodes
function dryRun(recorded: Readonly<Record<string, RecordedAnswer>>) {
  const graph = aGraph(
    [
      { id: 'start', type: 'start' },
      { id: 'send', type: 'send', params: { url: 'https://crm.example' } },
      { id: 'pause', type: 'pause', params: { ms: 60_000 } },
      { id: 'stop', type: 'halt', params: { status: 'completed', output: '${steps["send"]}' } },
    ],
    ['start next send', 'send success pause', 'send failure stop', 'pause next stop'],
  );
  const { setting, state } = aRun({ graph, nodeTypeOf: runtimeTypeOf });
  const dry = { recorded: (node: string, visit: number) => recorded[`${node}:${visit}`] ?? null };
  const progress = new RunProgress({ ...setting, dry }, state);
  expect(walkRun(progress, now)).toEqual({ kind: 'ended' });
  return progress.toWrite();
}

const sendStep = (recorded: Partial<RecordedAnswer>) =>
  dryRun({ 'send:1': { ...answer, ...recorded } }).steps.find(({ nodeId }) => nodeId === 'send');

describe('a dry run', () => {
  it('answers as recorded, with output and variables, and says so', () => {
    const output = { status: 200, body: 'ok' };
    const write = dryRun({ 'send:1': { ...answer, output, variables: { vip: true } } });
    expect(write).toMatchObject({ status: 'completed', result: output });
    expect(write.state.variables).toEqual({ vip: true });
    expect(write.steps[1]).toMatchObject({ status: 'completed', output, notes: [asRecorded] });
  });

  it('suppresses what nothing was recorded for, and does not wait', () => {
    const { steps } = dryRun({});
    expect(steps.slice(1, 3).map(({ outlet, notes }) => [outlet, notes])).toEqual([
      ['success', ['dry run: nothing was done']],
      ['next', ['dry run: not waited']],
    ]);
  });

  it('lets a failure come again with what it answered', () => {
    const error = { code: 'http.status', message: 'It answered 404.' };
    const step = sendStep({ outlet: 'failure', output: { status: 404 }, error });
    expect(step).toMatchObject({ status: 'failed', outlet: 'failure', error, notes: [asRecorded] });
    expect(step?.output).toMatchObject({ status: 404 });
  });

  it.each<[string, JsonObject]>([
    ['a long text', { body: 'x'.repeat(9_000) }],
    ['a long list', { items: Array.from({ length: 300 }, (_, index) => index) }],
    ['many names', Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`n${index}`, 1]))],
  ])('says that what it is answered with was shortened: %s', (_name, whole) => {
    expect(sendStep({ output: stepView(whole) })?.notes).toEqual([asRecorded, shortened]);
    expect(sendStep({ output: { small: true } })?.notes).toEqual([asRecorded]);
  });

  it.each<[string, JsonObject, readonly string[]]>([
    ['by name', { client: { password: 'topsecret' } }, []],
    ['by value', { text: 'the key is k-12345 now' }, ['k-12345']],
    ['in a name', { 'k-12345': 1 }, ['k-12345']],
  ])('says that a secret is missing in it: %s', (_name, whole, secrets) => {
    const output = stepView(whole, secrets);
    expect(sendStep({ output })?.notes).toEqual([asRecorded, hiddenSecrets]);
  });

  it('says so of variables and of waits too', () => {
    const variables = { token: '[hidden]', text: stepView('x'.repeat(9_000)) };
    expect(sendStep({ variables })?.notes).toEqual([asRecorded, shortened, hiddenSecrets]);
    const came = { ...answer, outlet: 'next', output: stepView({ text: 'x'.repeat(9_000) }) };
    const { steps } = dryRun({ 'pause:1': came });
    expect(steps.find(({ nodeId }) => nodeId === 'pause')?.notes).toEqual([asRecorded, shortened]);
  });
});
