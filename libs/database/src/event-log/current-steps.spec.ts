import { describe, expect, it } from '@jest/globals';
import { FlowGraph, type RunStatus } from '@hookline/contracts';
import {
  cursorAt,
  initialRunState,
  type Arrival,
  type BranchCursor,
  type RunState,
} from '@hookline/engine';
import { currentSteps } from './current-steps';

// start → fork → n1, n2 → together
const graph = FlowGraph.parse({
  nodes: ['start', 'fork', 'n1', 'n2', 'together'].map((id) => ({ id, type: 'log', name: id })),
  edges: [],
});
const since = '2026-11-21T10:00:00.000Z';
const due = '2026-11-21T11:00:00.000Z';

function aBranch(id: number, at: string | null, part: Partial<BranchCursor> = {}): BranchCursor {
  const forks = [{ fork: 2, node: 'fork', outlet: `branch-${id}` }];
  return { ...cursorAt(at), id, forks, dueAt: null, last: null, since, ...part };
}

/** The first branch is in hand. */
function forked(
  [inHand, ...others]: readonly [BranchCursor, ...BranchCursor[]],
  arrivals: readonly Arrival[] = [],
): RunState {
  const { id, forks, dueAt, last, ...cursor } = inHand;
  return {
    ...initialRunState('start'),
    ...cursor,
    branches: { current: { id, forks, dueAt, last }, others, arrivals, lastId: 4 },
  };
}

function placesOf(state: RunState, status: RunStatus = 'running') {
  const run = { status, state, created_at: new Date(since), ended_at: null };
  return currentSteps(run, graph, []).map((step) => [step.seq, step.nodeId, step.status]);
}

describe('currentSteps', () => {
  it('is at the one node of a run that never forked', () => {
    expect(placesOf(initialRunState('n1'))).toEqual([[1, 'n1', 'running']]);
    expect(placesOf(initialRunState('n1'), 'waiting')).toEqual([[1, 'n1', 'waiting']]);
  });

  it('is nowhere before the run began and after it ended', () => {
    for (const status of ['queued', 'completed'] as const) {
      expect(placesOf(initialRunState('n1'), status)).toEqual([]);
    }
    expect(placesOf({ ...initialRunState('n1'), at: null, stoodAt: 'n1' }, 'failed')).toEqual([]);
  });

  it('is at every branch of a forked run, and tells those that wait from those that go on', () => {
    const state = forked([aBranch(3, 'n2'), aBranch(1, 'n1', { dueAt: due })]);
    expect(placesOf(state)).toEqual([
      [1, 'n1', 'waiting'],
      [2, 'n2', 'running'],
    ]);
  });

  it('waits at the join for the others, once however many arrived', () => {
    const arrived = { join: 'together', forks: [], last: 'n1', at: since };
    const state = forked([aBranch(1, null), aBranch(3, 'n2')], [arrived, arrived]);
    expect(placesOf(state)).toEqual([
      [1, 'n2', 'running'],
      [2, 'together', 'waiting'],
    ]);
  });

  it('leaves out a branch that was cancelled and only finishes its effect', () => {
    const state = forked([aBranch(1, 'n1'), aBranch(3, 'n2', { cancelled: true, intent: true })]);
    expect(placesOf(state)).toEqual([[1, 'n1', 'running']]);
  });

  it('says of a failed run where its other branches were stopped', () => {
    const arrived = { join: 'together', forks: [], last: 'n1', at: since };
    const others = [
      aBranch(3, 'n1', { intent: true }),
      aBranch(4, 'n2', { dueAt: due }),
      aBranch(5, 'n2', { since: null }),
    ];
    expect(placesOf(forked([aBranch(1, null), ...others], [arrived]), 'failed')).toEqual([
      [1, 'n1', 'unknown'],
      [2, 'n2', 'cancelled'],
      [3, 'together', 'cancelled'],
    ]);
  });

  it('says of a cancelled run which effects may have happened', () => {
    const state = forked([aBranch(1, 'n1', { intent: true }), aBranch(3, 'n2')]);
    expect(placesOf(state, 'cancelled')).toEqual([
      [1, 'n1', 'unknown'],
      [2, 'n2', 'cancelled'],
    ]);
  });
});
