import { describe, expect, it } from '@jest/globals';
import type { RuleTree } from '@hookline/contracts';
import {
  countRows,
  emptyRow,
  fromRuleGroup,
  isIncomplete,
  toRuleGroup,
  valueForOperator,
} from './rule-edit';

const vip: RuleTree = { field: 'vip', operator: 'equal', value: '1' };

describe('toRuleGroup and fromRuleGroup', () => {
  it('show nothing and a lone row as a group', () => {
    expect(toRuleGroup(null)).toEqual({ all: [] });
    expect(toRuleGroup(vip)).toEqual({ all: [vip] });
  });

  it('store an empty group as no condition', () => {
    expect(fromRuleGroup({ any: [] })).toBeNull();
    expect(fromRuleGroup({ any: [vip] })).toEqual({ any: [vip] });
  });
});

describe('isIncomplete', () => {
  it.each<[string, RuleTree, boolean]>([
    ['an empty tree', { all: [] }, false],
    ['a finished row', { all: [vip] }, false],
    ['a row without a field', { all: [emptyRow] }, true],
    ['a row without a value', { all: [{ ...vip, value: '' }] }, true],
    ['zero as a value', { all: [{ ...vip, value: 0 }] }, false],
    ['false as a value', { all: [{ ...vip, value: false }] }, false],
    [
      'is empty, which wants no value',
      { all: [{ ...vip, operator: 'isEmpty', value: '' }] },
      false,
    ],
    ['between with one end', { all: [{ ...vip, operator: 'between', value: [1, ''] }] }, true],
    ['between with both', { all: [{ ...vip, operator: 'between', value: [1, 5] }] }, false],
    ['an empty list', { all: [{ ...vip, operator: 'inList', value: [] }] }, true],
    ['an empty group inside', { all: [vip, { any: [] }] }, true],
    ['a bad row deep inside', { all: [vip, { any: [vip, emptyRow] }] }, true],
  ])('%s', (_name, tree, incomplete) => {
    expect(isIncomplete(tree)).toBe(incomplete);
  });
});

describe('countRows', () => {
  it('counts through groups', () => {
    expect(countRows({ all: [vip, { any: [vip, vip] }] })).toBe(3);
  });
});

describe('valueForOperator', () => {
  it('keeps what fits when the operator changes', () => {
    expect(valueForOperator('between', 5)).toEqual([5, '']);
    expect(valueForOperator('equal', [5, 9])).toBe(5);
    expect(valueForOperator('inList', 'a')).toEqual(['a']);
    expect(valueForOperator('inList', '')).toEqual([]);
    expect(valueForOperator('isEmpty', 'a')).toBe('');
  });
});
