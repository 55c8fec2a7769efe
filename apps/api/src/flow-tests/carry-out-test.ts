/**
 * Carries a test through the runtime of real runs. Rules:
 *
 * 1. Nothing of it is stored, and the ports of the outside are stand-ins. Questions are asked for real,
 *    over connections that cannot write; what the test changes stands in its own world, before them.
 * 2. Its clock leaps over every wait and every delay before another try. Sub-flows run in the same
 *    world by the same clock (`test-runs.ts`).
 * 3. Over its time, its sub-flows, or what an answer holds, it is cut: what it did is answered.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  flowTestLimits,
  type FlowTestAnswer,
  type FlowTestEvent,
  type FlowTestSubFlow,
  type JsonObject,
} from '@hookline/contracts';
import { stepView, type RunSetting } from '@hookline/engine';
import type { TestAnswers } from './test-answers';
import type { TestEvent } from './test-events';
import { TestRoom, type TestRoomLimits } from './test-room';
import type { TestRun } from './test-run';
import { TestRuns, type TestRunsDeps } from './test-runs';

export interface TestToCarryOut extends Omit<TestRunsDeps, 'room'> {
  readonly setting: RunSetting;
  readonly answers: TestAnswers;
  /** Run variables it begins with. */
  readonly variables: JsonObject;
  /** Default: those of every test. */
  readonly limits?: TestRoomLimits & { readonly timeMs: number };
}

/** A question under way when the time is over is given this long; its answer is not waited for. */
const graceMs = 1_000;

/** Ends in at most the time of a test. Throws what a port throws that is no failure of a node. */
export async function carryOutTest({
  setting,
  answers,
  variables,
  limits = flowTestLimits,
  ...deps
}: TestToCarryOut): Promise<FlowTestAnswer> {
  const { timeMs } = limits;
  const room = new TestRoom(limits);
  const runs = new TestRuns({ ...deps, room }, { setting, answers, variables });
  const cut = new AbortController();
  const done = new AbortController();
  const overTime = delay(timeMs, undefined, { signal: done.signal })
    .then(() => {
      cut.abort();
      return delay(graceMs, undefined, { signal: done.signal });
    })
    .catch(() => undefined);
  try {
    await Promise.race([runs.carryOn(cut), overTime]);
  } finally {
    done.abort();
  }
  const now = deps.clock.now();
  const { event } = setting;
  return {
    ...shownOf(runs.main, { room, timeMs, now }),
    event: { type: event.type, data: event.data },
    events: runs.events.all.map((told) => shownEvent(told, runs.main)),
    sub_flows: runs.subFlows.map((run) => {
      const shown = shownOf(run, { room, timeMs, now });
      // What those hold that were cut took no room: there may be many of them.
      const variables = shown.status === 'cut' ? {} : shown.variables;
      return { ...originOf(run, runs.main), ...shown, variables };
    }),
  };
}

/** What a run is cut by, and when. */
interface Cut {
  readonly room: TestRoom;
  readonly timeMs: number;
  readonly now: Date;
}

type Shown = Omit<FlowTestAnswer, 'event' | 'events' | 'sub_flows'>;

/** Null for the tested graph. */
function idOf(run: TestRun, main: TestRun): string | null {
  return run === main ? null : run.setting.runId;
}

function shownEvent({ event, cause, isOfCall, woke }: TestEvent, main: TestRun): FlowTestEvent {
  const { id, type, subject, time, data } = event;
  const { secretTexts } = main.setting.surroundings;
  return {
    id,
    type,
    subject,
    time,
    data: shownValues(data, secretTexts),
    same_call: isOfCall,
    cause: { run_id: idOf(cause.run, main), node_id: cause.nodeId, seq: cause.seq },
    woke: woke.map(({ run, nodeId }) => ({ run_id: idOf(run, main), node_id: nodeId })),
  };
}

function shownValues(values: JsonObject, secretTexts: readonly string[] | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, stepView(value, secretTexts)]),
  );
}

function shownOf(run: TestRun, cut: Cut): Shown {
  const { surroundings, startedAt } = run.setting;
  const { last, steps } = run.journal;
  const { secretTexts } = surroundings;
  return {
    ...endOf(run, cut),
    result: stepView(last?.result ?? null, secretTexts),
    variables: shownValues(last?.state.variables ?? {}, secretTexts),
    steps: [...steps],
    duration_ms: (run.endedAt ?? cut.now).getTime() - startedAt.getTime(),
  };
}

function endOf({ journal }: TestRun, { room, timeMs }: Cut): Pick<Shown, 'status' | 'error'> {
  const { last, isMissing } = journal;
  const cutFor = (code: string, message: string) =>
    ({ status: 'cut', error: { code, message, nodeId: last?.state.at ?? null } }) as const;
  if (!isMissing && last?.status === 'completed') return { status: 'completed', error: null };
  if (!isMissing && last?.status === 'failed') return { status: 'failed', error: last.error };
  if (room.isFull) {
    return cutFor(
      'test.size',
      'The steps hold more than the answer of a test may; the rest is missing.',
    );
  }
  if (room.hasTooManySubFlows) {
    return cutFor('test.sub-flows', `A test runs at most ${room.limits.subFlows} sub-flows.`);
  }
  return cutFor('test.time', `A test ends after ${timeMs / 1_000} seconds.`);
}

function originOf(
  { setting, origin }: TestRun,
  main: TestRun,
): Pick<FlowTestSubFlow, 'run_id' | 'parent' | 'schema'> {
  if (!origin) throw new Error('a sub-flow that nothing started');
  const { parent, nodeId, schema } = origin;
  return {
    run_id: setting.runId,
    parent: { run_id: idOf(parent, main), node_id: nodeId },
    schema: { ...schema },
  };
}
