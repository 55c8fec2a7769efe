import { describe, expect, it } from '@jest/globals';
import { HookEvaluation } from '@hookline/contracts';
import texts from '../../i18n/en/event-log.json' with { type: 'json' };

describe('texts of the Conditions tab', () => {
  it('tell every reason why a hook fired or did not', () => {
    const reasons = HookEvaluation.shape.reason.options;
    expect(Object.keys(texts.conditions.reason).sort()).toEqual([...reasons].sort());
  });
});
