/**
 * Hands a parked run what came for it. Rules:
 *
 * 1. Events are looked at in the order they came; the first that meets the conditions is the one.
 *    Those before it are not looked at again.
 * 2. What came decides how the node is left; a branch that nothing came for stays as it was.
 * 3. A run that ended by a break stops the one that waits for it, in the array dialect (decision 18).
 * 4. A run that failed, or was cancelled or set aside, is a failure of the node that started it.
 */
import type { FlowDialect, JsonObject, JsonValue, RunStatus } from '@hookline/contracts';
import { scopeOf } from '../expression';
import { compileRules } from '../rules';
import type { Awaited, AwaitedEvent, AwaitedRun } from './awaited';
import type { Resume, RunCursor } from './run-cursor';
import type { RunError } from './run-journal';
import type { RunState } from './run-state';
import type { RunEvent } from './runtime-ports';

/** An event of the call, with our id of it. */
export interface CameEvent {
  readonly ref: string;
  readonly event: RunEvent;
}

/** A run that was started by this one and has ended. */
export interface CameRun {
  readonly status: RunStatus;
  readonly result: JsonValue;
  readonly error: RunError | null;
  readonly variables: JsonObject;
  /** It ended by a break. */
  readonly stopsCallers: boolean;
}

/** What came, by the number of the branch that waits for it. */
export interface Arrivals {
  readonly events: ReadonlyMap<number, readonly CameEvent[]>;
  readonly runs: ReadonlyMap<number, CameRun>;
}

/** Every wait of a run for something besides time, by branch. */
export function awaitedBy(state: RunState): ReadonlyMap<number, Awaited> {
  const waits = new Map<number, Awaited>();
  const top = state.resume?.awaits;
  if (top) waits.set(state.branches?.current.id ?? 1, top);
  for (const { id, resume } of state.branches?.others ?? []) {
    if (resume?.awaits) waits.set(id, resume.awaits);
  }
  return waits;
}

/** The run that something came for. */
interface Reader {
  readonly dialect: FlowDialect;
  readonly now: Date;
  readonly zone: string;
}

/** The state with what came handed to the branches that waited for it. */
export function deliverArrivals(
  state: RunState,
  arrivals: Arrivals,
  { dialect, now, zone }: Reader,
): RunState {
  const handOver = (cursor: RunCursor, branch: number): Resume | null => {
    const { resume } = cursor;
    const thing = resume?.awaits?.thing;
    if (!resume || !thing) return resume;
    if (thing.kind === 'run') {
      const came = arrivals.runs.get(branch);
      return came ? afterRun(resume, thing, came, dialect) : resume;
    }
    return afterEvents(resume, thing, arrivals.events.get(branch) ?? [], { now, zone });
  };
  const { branches } = state;
  const resume = handOver(state, branches?.current.id ?? 1);
  if (!branches) return { ...state, resume };
  // A branch that something came for is due: it goes on with the next walk.
  const due = (before: RunCursor, after: Resume | null, dueAt: string | null): string | null =>
    before.resume?.awaits && !after?.awaits ? now.toISOString() : dueAt;
  const { current } = branches;
  return {
    ...state,
    resume,
    branches: {
      ...branches,
      current: { ...current, dueAt: due(state, resume, current.dueAt) },
      others: branches.others.map((branch) => {
        const after = handOver(branch, branch.id);
        return { ...branch, resume: after, dueAt: due(branch, after, branch.dueAt) };
      }),
    },
  };
}

function afterEvents(
  resume: Resume,
  thing: AwaitedEvent,
  came: readonly CameEvent[],
  moment: { readonly now: Date; readonly zone: string },
): Resume {
  const rules = thing.rules && compileRules(thing.rules);
  const meets = ({ event }: CameEvent): boolean => {
    if (!rules) return true;
    try {
      return rules.test(scopeOf({ ...event.data, event: { ...event } }, moment));
    } catch {
      // As a hook: conditions that fail on an event are not met by it.
      return false;
    }
  };
  const found = came.find(meets);
  if (found) {
    const { input } = resume;
    const { id, type, time, data } = found.event;
    return { input, outlet: thing.outlet, output: { event_id: id, type, time, data } };
  }
  const last = came.at(-1);
  if (!last || !resume.awaits) return resume;
  return { ...resume, awaits: { ...resume.awaits, thing: { ...thing, after: last.ref } } };
}

function afterRun(
  { input }: Resume,
  thing: AwaitedRun,
  came: CameRun,
  dialect: FlowDialect,
): Resume {
  const { status, result, error } = came;
  const variables = Object.fromEntries(
    Object.entries(thing.variables).map(([own, theirs]) => [own, came.variables[theirs] ?? null]),
  );
  const output = { run_id: thing.runId, status, result, variables };
  if (came.stopsCallers && dialect === 'array') {
    return { input, outlet: 'success', output, stops: true };
  }
  if (status === 'completed') return { input, outlet: 'success', output, variables };
  const code = error?.code ?? `run.${status}`;
  const message = error?.message ?? `The run it started is ${status}.`;
  return { input, outlet: 'failure', output, failure: { code, message } };
}
