import { describe, expect, it } from '@jest/globals';
import { resumedState } from './resumed-state';
import { initialRunState } from './run-state';

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

  it('has nowhere to go when no step is to blame', () => {
    const state = { ...initialRunState('x'), at: null };
    expect(resumedState(state, { ...failed, nodeId: null }, {})).toBeNull();
  });
});
