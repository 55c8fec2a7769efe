/** Forked drawings, and a world that answers their calls when a spec says so. */
import type { FlowGraph } from '@hookline/contracts';
import { aRun, FakeClock, fakePorts, MemoryRunJournal, type ARunInput } from '@hookline/testing';
import { aGraph } from '../graph/node-types.fixture';
import { executeRun } from './execute-run';
import type { ExecuteRunDeps } from './execute-run-deps';
import { runtimeTypeOf } from './runtime-nodes.fixture';
import type { HttpResponse } from './runtime-ports';

const claim = { runId: 'r1', domainId: '1', fence: 1 };
export const start = { id: 'start', type: 'start' };
export const fork = { id: 'fork', type: 'both' };
export const join = { id: 'join', type: 'meet', params: { mode: 'all' } };
export const stop = {
  id: 'stop',
  type: 'halt',
  params: { status: 'completed', output: '${steps["join"]}' },
};
export const send = (id: string, more: object = {}) => ({
  id,
  type: 'send',
  params: { url: `https://${id}.example`, ...more },
});
export const pause = (id: string, ms: number) => ({ id, type: 'pause', params: { ms } });
export const set = (id: string, name = id) => ({ id, type: 'set', params: { name, value: 1 } });

/** Short waits pass at once, long ones never while somebody holds the clock. */
class HeldClock extends FakeClock {
  override readonly sleep = async (ms: number): Promise<void> => {
    if (ms > 5_000) await new Promise<void>(() => undefined);
    this.slept.push(ms);
    this.advance(ms);
  };
}

/** Calls stay open until a spec answers them by host name. */
export function aWorld(journal = new MemoryRunJournal(), clock: FakeClock = new HeldClock()) {
  const keys: string[] = [];
  const all: ((status: number) => void)[] = [];
  const open = new Map<string, (status: number) => void>();
  const deps: ExecuteRunDeps = {
    journal,
    clock,
    random: () => 0.5,
    stopping: new AbortController().signal,
    ports: fakePorts({
      http: {
        send: (request) => {
          keys.push(request.headers['idempotency-key'] ?? '');
          return new Promise<HttpResponse>((resolve) => {
            const answerWith = (status: number): void =>
              resolve({ status, headers: {}, cookies: [], body: '', durationMs: 1 });
            all.push(answerWith);
            open.set(new URL(request.url).hostname.replace('.example', ''), answerWith);
          });
        },
      },
    }),
  };
  /** Lets everything that can happen without an answer happen. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const answer = async (id: string, status = 200): Promise<void> => {
    await settle();
    const resolve = open.get(id);
    if (!resolve) throw new Error(`nothing was sent to ${id}`);
    open.delete(id);
    resolve(status);
    await settle();
  };
  cutOff.push(async () => {
    for (const answerWith of all) answerWith(200);
    await settle();
  });
  return { keys, open, journal, clock, deps, settle, answer };
}

/** A life that a spec cut off still waits for its answers, and its timers with it. */
const cutOff: (() => Promise<void>)[] = [];

/** After each spec. */
export async function finishLives(): Promise<void> {
  for (const finish of cutOff.splice(0)) await finish();
}

export function run(
  graph: FlowGraph,
  world: ReturnType<typeof aWorld>,
  more: Partial<Omit<ARunInput, 'graph' | 'nodeTypeOf'>> = {},
) {
  return executeRun(claim, aRun({ graph, nodeTypeOf: runtimeTypeOf, ...more }), null, world.deps);
}

/** `send completed`: node and status of every step written, in order. */
export function story(journal: MemoryRunJournal): string[] {
  return journal.commits.flatMap(({ write }) =>
    write.steps.map(({ nodeId, status }) => `${nodeId} ${status}`),
  );
}

// start → fork ⇉ x, y → join → stop
export const crossing = (x: object, y: object, end: object = join) =>
  aGraph(
    [start, fork, { id: 'x', ...x }, { id: 'y', ...y }, end, stop],
    [
      'start next fork',
      'fork a x',
      'fork b y',
      ...leads('x', x),
      ...leads('y', y),
      'join next stop',
    ],
  );

function leads(id: string, node: object): string[] {
  const isSend = 'type' in node && (node.type === 'send' || node.type === 'add');
  return [`${id} ${isSend ? 'success' : 'next'} join`];
}
