/**
 * The steps a run is at now, as far as its row tells: step rows are written when a step has ended.
 * Rules:
 *
 * 1. A forked run is at one step per branch, lowest branch first; then at the joins where branches
 *    arrived and others are awaited.
 * 2. A run that was cancelled or set aside stays where it was; what it had begun to send is
 *    `unknown`.
 * 3. A run that failed is where its other branches were stopped, as far as they had begun something:
 *    they go on from there when it is resumed.
 * 4. A queued run, and one that was completed, is nowhere.
 */
import type { FlowGraph, RunStatus, StepRecord } from '@hookline/contracts';
import { assertNever, liveOthers, type RunCursor, type RunState } from '@hookline/engine';

interface CurrentRun {
  readonly status: RunStatus;
  readonly state: RunState;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** Where the run is, or a branch of it. */
type Place = Pick<RunCursor, 'at' | 'attempt' | 'intent' | 'resume' | 'since' | 'visit'> & {
  /** It waits although the run goes on: for its time, or for other branches. */
  readonly waits: boolean;
};

/** In the order of their numbers, which go on from the last step that ended. */
export function currentSteps(
  run: CurrentRun,
  graph: FlowGraph,
  ended: readonly StepRecord[],
): readonly StepRecord[] {
  const last = ended.at(-1);
  const lastEnd =
    last === undefined
      ? run.created_at.toISOString()
      : new Date(Date.parse(last.startedAt) + last.durationMs).toISOString();
  const now = run.ended_at?.getTime() ?? Date.now();
  const shown = placesOf(run.state).flatMap((place) => {
    const status = statusAt(place, run.status);
    return place.at === null || status === null ? [] : [{ ...place, at: place.at, status }];
  });
  return shown.map(({ at, attempt, resume, since, status, visit }, index): StepRecord => {
    const node = graph.nodes.find((one) => one.id === at);
    const startedAt = since ?? lastEnd;
    return {
      seq: (last?.seq ?? 0) + 1 + index,
      nodeId: at,
      nodeName: node?.name ?? '',
      nodeType: node?.type ?? '',
      visit: visit ?? (run.state.visits[at] ?? 0) + 1,
      attempt,
      status,
      outlet: null,
      input: resume?.input ?? null,
      output: null,
      error: null,
      notes: [],
      startedAt,
      durationMs: Math.max(0, now - Date.parse(startedAt)),
    };
  });
}

/** Rule 1. */
function placesOf(state: RunState): readonly Place[] {
  const { branches } = state;
  if (branches === undefined) return state.at === null ? [] : [{ ...state, waits: false }];
  const inHand = { ...state, ...branches.current };
  const moving = [...(state.at === null ? [] : [inHand]), ...liveOthers(branches)]
    .sort((one, other) => one.id - other.id)
    .map((branch): Place => ({ ...branch, waits: branch.dueAt !== null }));
  const firstArrivals = new Map(
    branches.arrivals.map(({ join, at }): [string, string] => [join, at]).reverse(),
  );
  const joins = [...firstArrivals].map(([join, since]) => ({
    ...{ at: join, attempt: 1, intent: false, resume: null },
    since,
    waits: true,
  }));
  return [...moving, ...joins];
}

/** Rules 2 to 4. */
function statusAt(place: Place, status: RunStatus): StepRecord['status'] | null {
  switch (status) {
    case 'running':
      return place.waits ? 'waiting' : 'running';
    case 'waiting':
      return 'waiting';
    case 'cancelled':
      return place.intent ? 'unknown' : 'cancelled';
    case 'quarantined':
      return 'unknown';
    case 'failed':
      if (place.intent) return 'unknown';
      return place.since !== null || place.attempt > 1 ? 'cancelled' : null;
    case 'queued':
    case 'completed':
      return null;
    default:
      return assertNever(status);
  }
}
