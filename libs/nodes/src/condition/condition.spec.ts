import { describe, expect, it } from '@jest/globals';
import { NodeFailure } from '@hookline/engine';
import { aNodeContext } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { condition } from './condition.definition';
import { executeCondition } from './condition.execute';
import { ConditionParams } from './condition.params';

const vip = { all: [{ field: 'vip', operator: 'equal', value: 'yes' }] };

describe('executeCondition', () => {
  it('leaves by then when the rules hold', () => {
    const params = ConditionParams.parse({ rules: vip });
    const outcome = executeCondition(params, aNodeContext({ values: { vip: 'yes' } }));
    expect(outcome).toEqual({ kind: 'exit', outlet: 'then', output: { result: true } });
  });

  it('leaves by else when they do not', () => {
    const params = ConditionParams.parse({ rules: vip });
    expect(executeCondition(params, aNodeContext())).toMatchObject({ outlet: 'else' });
  });

  it('follows the expression and not the rules when the mode says so', () => {
    const params = ConditionParams.parse({
      mode: 'expression',
      rules: vip,
      expression: 'tries > 2',
    });
    const context = aNodeContext({ values: { vip: 'yes', tries: 2 } });
    expect(executeCondition(params, context)).toMatchObject({ outlet: 'else' });
  });

  it.each([
    ["'false'", 'then'],
    ["''", 'else'],
    ['0', 'else'],
    ['nobody', 'else'],
  ])('takes %s as JavaScript does', (expression, outlet) => {
    const params = ConditionParams.parse({ mode: 'expression', expression });
    expect(executeCondition(params, aNodeContext())).toMatchObject({ outlet });
  });

  it('takes neither branch when the expression fails (decision 9)', () => {
    const params = ConditionParams.parse({ mode: 'expression', expression: '[1] < [2]' });
    expect(() => executeCondition(params, aNodeContext())).toThrow(NodeFailure);
  });
});

describe('condition', () => {
  it('complains about an empty expression only while it is the chosen way', () => {
    expect(checkParams(condition, { mode: 'rules', expression: '' })).toEqual([]);
    expect(checkParams(condition, { mode: 'expression', expression: ' ' })).toEqual([
      expect.objectContaining({ path: 'params.expression', message: 'needs an expression' }),
    ]);
  });

  it.each([
    [{ mode: 'rules', rules: vip }, 'vip = yes'],
    [
      { rules: { any: [vip, { field: 'a', operator: 'isEmpty', value: 'x' }] } },
      '(vip = yes) or a is empty',
    ],
    [{ mode: 'expression', expression: 'a > 1', rules: vip }, 'a > 1'],
    [{}, ''],
  ])('sums up %j', (params, summary) => {
    expect(condition.summary(params)).toBe(summary);
  });
});
