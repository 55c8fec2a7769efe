import { describe, expect, it } from '@jest/globals';
import { isPutOff } from './is-put-off';
import type { BranchCursor } from './run-branches';
import { initialRunState, type RunState } from './run-state';

const resume = { outlet: 'next', output: null, input: {} };

/** A run whose branch in hand waits as its schema asks, beside another. */
function forked(other: Partial<BranchCursor>): RunState {
  const current = { id: 1, forks: [], dueAt: '2026-03-01T10:00:00.000Z', last: null };
  const beside = { ...initialRunState('b'), ...current, id: 2, ...other };
  return {
    ...initialRunState('a'),
    resume,
    branches: { current, others: [beside], arrivals: [], lastId: 2 },
  };
}

describe('isPutOff', () => {
  it.each<[string, RunState, boolean]>([
    ['a run at a node it has not begun', initialRunState('a'), true],
    ['a run that its schema lets wait', { ...initialRunState('a'), resume }, false],
    ['a run in back-off', { ...initialRunState('a'), attempt: 2 }, false],
    ['a run with one such branch', forked({}), true],
    ['a run whose branches all wait as asked', forked({ resume }), false],
    ['a run with a branch in back-off', forked({ attempt: 2 }), false],
    ['a run with a branch that was cancelled', forked({ cancelled: true, intent: true }), false],
  ])('knows %s', (_, state, expected) => {
    expect(isPutOff(state)).toBe(expected);
  });
});
