import { describe, expect, it } from '@jest/globals';
import { resumedState } from './resumed-state';
import type { BranchCursor } from './run-branches';
import { cursorAt } from './run-cursor';
import { initialRunState, type RunState } from './run-state';

const failed = { code: 'http.500', message: 'No.', nodeId: 'crm' };

describe('resumedState', () => {
  it('goes on where a failed run stood, with corrected variables', () => {
    const state = { ...initialRunState('x'), at: null, stoodAt: 'next', variables: { a: 1, b: 1 } };
    const resumed = resumedState(state, failed, { b: 2 });
    expect(resumed).toMatchObject({
      at: 'next',
      attempt: 1,
      intent: false,
      variables: { a: 1, b: 2 },
    });
    expect(resumed).not.toHaveProperty('stoodAt');
  });

  it('goes by the error of a run written before that was kept', () => {
    expect(resumedState({ ...initialRunState('x'), at: null }, failed, {})?.at).toBe('crm');
  });

  it('leaves a run that was set aside where it is, its open effect included', () => {
    const state = { ...initialRunState('crm'), intent: true, attempt: 3 };
    expect(resumedState(state, failed, {})).toMatchObject({ at: 'crm', intent: true, attempt: 3 });
  });

  describe('of a forked run', () => {
    const since = '2026-11-21T10:00:00.000Z';
    const aBranch = (id: number, at: string, more: Partial<BranchCursor> = {}): BranchCursor => ({
      ...cursorAt(at),
      ...{ id, forks: [{ fork: 2, node: 'fork', outlet: 'a' }], dueAt: null, last: null },
      ...more,
    });
    const stopped = (others: readonly BranchCursor[], more: Partial<RunState> = {}): RunState => ({
      ...initialRunState('x'),
      at: null,
      branches: {
        current: {
          id: 1,
          forks: [{ fork: 2, node: 'fork', outlet: 'b' }],
          dueAt: null,
          last: null,
        },
        others,
        arrivals: [{ join: 'join', forks: [], last: 'z', at: since }],
        lastId: 4,
      },
      ...more,
    });

    it('takes up every branch where it stood, and keeps who arrived at a join', () => {
      const resume = { outlet: 'next', output: null, input: null };
      const others = [
        aBranch(3, 'wait', { resume, since, dueAt: since }),
        aBranch(4, 'send', { intent: true, since }),
      ];
      const state = stopped(others, { stoodAt: 'crm' });
      expect(resumedState(state, failed, {})).toMatchObject({
        at: 'crm',
        branches: { current: { id: 1 }, others, arrivals: [{ join: 'join' }] },
      });
    });

    it('begins anew what a branch was about to begin', () => {
      const state = stopped([aBranch(3, 'ask', { since })], { stoodAt: 'crm' });
      expect(resumedState(state, failed, {})?.branches?.others).toMatchObject([{ since: null }]);
    });

    it('goes on with the others when the branch that failed had come to its end', () => {
      const resumed = resumedState(stopped([aBranch(3, 'y')]), failed, {});
      expect(resumed).toMatchObject({ at: null, branches: { others: [{ at: 'y' }] } });
    });

    it('goes on when it was set aside while it failed', () => {
      const ending = { status: 'failed', result: null, error: failed, branch: 1 } as const;
      const { branches, ...state } = stopped([aBranch(3, 'y', { intent: true })], { at: 'crm' });
      if (!branches) throw new Error('it is forked');
      const resumed = resumedState({ ...state, branches: { ...branches, ending } }, failed, {});
      expect(resumed).toMatchObject({
        at: 'crm',
        branches: { others: [{ at: 'y', intent: true }] },
      });
      expect(resumed?.branches).not.toHaveProperty('ending');
    });
  });

  it('has nowhere to go when no step is to blame', () => {
    const state = { ...initialRunState('x'), at: null };
    expect(resumedState(state, { ...failed, nodeId: null }, {})).toBeNull();
  });
});
