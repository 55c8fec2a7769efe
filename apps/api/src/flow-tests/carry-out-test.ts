/**
 * Carries a test through the runtime of real runs. Rules:
 *
 * 1. Nothing of it is stored, and the ports of the outside are stand-ins; questions are asked for
 *    real, over connections that cannot write.
 * 2. Its clock leaps over every wait and every delay before another try, while nothing is under way.
 * 3. Over its time, or with more to show than an answer holds, it is cut: what it did is answered.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  flowTestLimits,
  type FlowTestAnswer,
  type JsonObject,
  type JsonValue,
} from '@hookline/contracts';
import {
  executeRun,
  initialRunState,
  RunProgress,
  stepView,
  type RunSetting,
  type RunState,
  type RuntimePorts,
} from '@hookline/engine';
import { TestJournal } from './test-journal';
import type { VirtualClock } from './virtual-clock';

export interface TestToCarryOut {
  readonly setting: RunSetting;
  /** Run variables it begins with. */
  readonly variables: JsonObject;
  readonly ports: RuntimePorts;
  readonly clock: VirtualClock;
  /** Default: those of every test. */
  readonly limits?: Readonly<Record<'timeMs' | 'answerBytes', number>>;
}

/** A question under way when the time is over is given this long; its answer is not waited for. */
const graceMs = 1_000;

/** Ends in at most the time of a test. Throws what a port throws that is no failure of a node. */
export async function carryOutTest(test: TestToCarryOut): Promise<FlowTestAnswer> {
  const { timeMs, answerBytes } = test.limits ?? flowTestLimits;
  const journal = new TestJournal(answerBytes);
  const cut = new AbortController();
  const done = new AbortController();
  const overTime = delay(timeMs, undefined, { signal: done.signal })
    .then(() => {
      cut.abort();
      return delay(graceMs, undefined, { signal: done.signal });
    })
    .catch(() => undefined);
  try {
    await Promise.race([walkThrough(test, journal, cut), overTime]);
  } finally {
    done.abort();
  }
  return { ...endOf(journal, timeMs), ...shownOf(test, journal) };
}

async function walkThrough(
  { setting, variables, ports, clock }: TestToCarryOut,
  journal: TestJournal,
  cut: AbortController,
): Promise<void> {
  const { runId, domainId, graph } = setting;
  clock.leapWith(cut.signal);
  let state: RunState = { ...initialRunState(graph.startNodeId), variables };
  for (;;) {
    const outcome = await executeRun(
      { runId, domainId, fence: 1 },
      new RunProgress(setting, state),
      null,
      {
        journal,
        ports,
        clock,
        random: Math.random,
        stopping: cut.signal,
        onCommitted: () => {
          if (journal.isFull) cut.abort();
        },
      },
    );
    if (outcome.kind !== 'parked' || cut.signal.aborted || !journal.last) return;
    clock.leapTo(outcome.dueAt);
    state = journal.last.state;
  }
}

function endOf(
  { last, isFull }: TestJournal,
  timeMs: number,
): Pick<FlowTestAnswer, 'status' | 'error'> {
  const cutFor = (code: string, message: string) =>
    ({ status: 'cut', error: { code, message, nodeId: last?.state.at ?? null } }) as const;
  if (isFull) {
    return cutFor(
      'test.size',
      'The steps hold more than the answer of a test may; the rest is missing.',
    );
  }
  if (last?.status === 'completed') return { status: 'completed', error: null };
  if (last?.status === 'failed') return { status: 'failed', error: last.error };
  return cutFor('test.time', `A test ends after ${timeMs / 1_000} seconds.`);
}

function shownOf(
  { setting, clock }: TestToCarryOut,
  { last, steps }: TestJournal,
): Omit<FlowTestAnswer, 'status' | 'error'> {
  const { event, startedAt, surroundings } = setting;
  const shown = (value: JsonValue): JsonValue => stepView(value, surroundings.secretTexts);
  return {
    result: shown(last?.result ?? null),
    variables: Object.fromEntries(
      Object.entries(last?.state.variables ?? {}).map(([name, value]) => [name, shown(value)]),
    ),
    steps: [...steps],
    event: { type: event.type, data: event.data },
    duration_ms: clock.now().getTime() - startedAt.getTime(),
  };
}
