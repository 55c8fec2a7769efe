import { describe, expect, it } from '@jest/globals';
import { RuleTree, type JsonValue, type RuleOperator } from '@hookline/contracts';
import { compileRules, describeRules } from '.';
import { scopeOf, type ValueType } from '../expression';

const scope = scopeOf({
  rating: 2,
  connect_time: '125',
  alert_duration: 10,
  attempts_count: '10',
  phone: '0501234567',
  vip: true,
  name: 'Anna Kovalenko',
  tags: ['new', 'gold'],
  started: '2026-11-21T10:00:00Z',
  empty: '',
  nothing: null,
  none: [],
  'my-field': 'x',
  event: { rating: '4' },
  limit: 100,
});

function holds(
  field: string,
  operator: RuleOperator,
  value: JsonValue = '',
  typeOf?: (name: string) => ValueType | undefined,
) {
  return compileRules({ field, operator, value }, { typeOf }).test(scope);
}

describe('one row', () => {
  it.each<[string, RuleOperator, JsonValue, boolean]>([
    ['rating', 'equal', 2, true],
    ['rating', 'equal', '2', true],
    ['rating', 'equal', 3, false],
    ['rating', 'equal', '02', true],
    ['phone', 'equal', '0501234567', true],
    ['phone', 'equal', '501234567', false],
    ['vip', 'equal', true, true],
    ['vip', 'equal', 1, true],
    ['vip', 'equal', 'true', true],
    ['name', 'equal', 'anna kovalenko', false],
    ['rating', 'equal', [2, 3], true],
    ['rating', 'equal', ['3', '4'], false],
    ['missing', 'equal', '', true],
    ['missing', 'equal', 0, false],
    ['rating', 'notEqual', 2, false],
    ['rating', 'notEqual', 3, true],
    ['rating', 'notEqual', [2, 3], false],
    ['missing', 'notEqual', 'x', true],
    ['connect_time', 'more', 60, true],
    ['connect_time', 'more', '60', true],
    ['connect_time', 'less', '60', false],
    ['alert_duration', 'less', 11, true],
    ['attempts_count', 'more', '9', true],
    ['attempts_count', 'atLeast', '10', true],
    ['attempts_count', 'atMost', '9', false],
    ['attempts_count', 'between', [5, 10], true],
    ['attempts_count', 'between', ['11', '20'], false],
    ['attempts_count', 'between', [10], false],
    ['started', 'more', '2026-11-20', true],
    ['started', 'between', ['2026-11-21', '2026-11-22'], true],
    ['missing', 'more', 0, false],
    ['missing', 'less', 5, false],
    ['missing', 'atMost', 'z', false],
    ['empty', 'atMost', 5, false],
    ['tags', 'more', 1, false],
    ['name', 'contains', 'Kov', true],
    ['name', 'contains', 'kov', false],
    ['name', 'contains', ['x', 'Anna'], true],
    ['tags', 'contains', 'gold', true],
    ['tags', 'contains', 'gol', false],
    ['missing', 'contains', '', false],
    ['phone', 'starts', '050', true],
    ['phone', 'starts', ['067', '050'], true],
    ['phone', 'starts', '067', false],
    ['missing', 'starts', '', false],
    ['empty', 'isEmpty', '', true],
    ['nothing', 'isEmpty', '', true],
    ['missing', 'isEmpty', '', true],
    ['none', 'isEmpty', '', true],
    ['rating', 'isEmpty', '', false],
    ['rating', 'isNotEmpty', '', true],
    ['missing', 'isNotEmpty', '', false],
    ['rating', 'inList', [1, 2], true],
    ['rating', 'inList', '1, 2', true],
    ['rating', 'inList', '1, 3', false],
    ['rating', 'inList', 2, false],
    ['phone', 'matches', '^0(50|66)\\d{7}$', true],
    ['phone', 'matches', '^1', false],
    ['missing', 'matches', '.*', false],
    ['my-field', 'equal', 'x', true],
    ['event.rating', 'equal', 4, true],
    ['rating', 'less', '${limit}', true],
    ['rating', 'between', ['${rating}', '${limit}'], true],
  ])('%s %s %j: %s', (field, operator, value, expected) => {
    expect(holds(field, operator, value)).toBe(expected);
  });

  it('compares numbers as numbers although both are text: "10" is more than "9"', () => {
    const late = scopeOf({ n: '10' });
    expect(compileRules({ field: 'n', operator: 'more', value: '9' }).test(late)).toBe(true);
  });

  it('takes the catalogue at its word for equality (decision 8)', () => {
    const typeOf = () => 'number' as const;
    expect(holds('attempts_count', 'equal', '10.0')).toBe(false);
    expect(holds('attempts_count', 'equal', '10.0', typeOf)).toBe(true);
    expect(holds('attempts_count', 'inList', ['9', '10.0'], typeOf)).toBe(true);
  });

  it('names the place of a field or pattern that cannot be read', () => {
    const tree = (field: string, value: string): RuleTree => ({
      all: [{ any: [{ field, operator: 'matches', value }] }],
    });
    expect(() => compileRules(tree('a +', 'x'))).toThrow('all.0.any.0: the expression ends');
    expect(() => compileRules(tree('a', '('))).toThrow('all.0.any.0: the pattern cannot be used');
    expect(() => compileRules(tree('a', '${1 +}'))).toThrow('all.0.any.0: the expression ends');
  });
});

describe('groups', () => {
  const yes: RuleTree = { field: 'rating', operator: 'equal', value: 2 };
  const no: RuleTree = { field: 'rating', operator: 'equal', value: 9 };

  it.each<[RuleTree, boolean]>([
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ all: [no, yes] }, false],
    [{ all: [no, no] }, false],
    [{ any: [yes, yes] }, true],
    [{ any: [yes, no] }, true],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ all: [] }, true],
    [{ any: [] }, true],
    [{ all: [yes, { any: [no, yes] }] }, true],
    [{ any: [no, { all: [yes, no] }] }, false],
    [{ all: [{ any: [no] }, yes] }, false],
  ])('%j holds: %s', (tree, expected) => {
    const compiled = compileRules(tree);
    expect(compiled.test(scope)).toBe(expected);
    expect(compiled.explain(scope).holds).toBe(expected);
  });

  it.each([
    [2, true],
    [3, true],
    [4, false],
  ])('rating 2 or 3 fires for %i: %s', (rating, expected) => {
    const tree: RuleTree = {
      any: [
        { field: 'rating', operator: 'equal', value: 2 },
        { field: 'rating', operator: 'equal', value: 3 },
      ],
    };
    expect(compileRules(tree).test(scopeOf({ rating }))).toBe(expected);
  });

  it('explains every row, also after the one that decided', () => {
    const tree: RuleTree = {
      all: [no, { any: [yes, { field: 'agent', operator: 'equal', value: '${name}' }] }],
    };
    expect(compileRules(tree).explain(scope)).toEqual({
      kind: 'group',
      holds: false,
      wants: 'all',
      rules: [
        {
          kind: 'row',
          holds: false,
          field: 'rating',
          operator: 'equal',
          wanted: 9,
          actual: 2,
          isMissing: false,
        },
        {
          kind: 'group',
          holds: true,
          wants: 'any',
          rules: [
            {
              kind: 'row',
              holds: true,
              field: 'rating',
              operator: 'equal',
              wanted: 2,
              actual: 2,
              isMissing: false,
            },
            {
              kind: 'row',
              holds: false,
              field: 'agent',
              operator: 'equal',
              wanted: 'Anna Kovalenko',
              actual: null,
              isMissing: true,
            },
          ],
        },
      ],
    });
  });

  it('lists the names of fields and values', () => {
    const tree: RuleTree = {
      all: [
        { field: 'order.total', operator: 'more', value: '${limit}' },
        { field: 'my-field', operator: 'isEmpty', value: '' },
      ],
    };
    expect(compileRules(tree).references.map(({ name, path }) => [name, ...path])).toEqual([
      ['order', 'total'],
      ['limit'],
      ['my-field'],
    ]);
  });

  it('spends one budget over the whole tree (B-31)', () => {
    const tree: RuleTree = { all: Array.from({ length: 100 }, () => yes) };
    expect(compileRules(tree).test(scope)).toBe(true);
    expect(() => compileRules(tree).test(scope, { budget: { maxSteps: 100 } })).toThrow(
      expect.objectContaining({ code: 'expression.budget' }),
    );
  });
});

describe('describeRules', () => {
  const row = (field: string, operator: RuleOperator, value: JsonValue = ''): RuleTree => ({
    field,
    operator,
    value,
  });

  it.each<[RuleTree, string]>([
    [{ all: [row('rating', 'less', 3), row('vip', 'equal', 1)] }, 'rating < 3 and vip = 1'],
    [{ any: [row('a', 'equal', 'x'), row('b', 'notEqual', 'y z')] }, 'a = x or b != "y z"'],
    [
      { all: [row('a', 'more', 1), { any: [row('b', 'atLeast', 2), row('c', 'atMost', 3)] }] },
      'a > 1 and (b >= 2 or c <= 3)',
    ],
    [
      { all: [{ any: [row('b', 'isEmpty')] }, row('c', 'isNotEmpty')] },
      'b is empty and c is not empty',
    ],
    [row('a', 'between', [1, 5]), 'a between 1 and 5'],
    [row('a', 'inList', ['x', 'y z']), 'a in (x, "y z")'],
    [row('a', 'inList', 'x, y'), 'a in (x, y)'],
    [row('a', 'equal', [2, 3]), 'a = 2 or 3'],
    [row('a', 'notEqual', [2, 3]), 'a is none of (2, 3)'],
    [row('a', 'contains', 'x'), 'a contains x'],
    [row('a', 'starts', '+380'), 'a starts with +380'],
    [row('a', 'matches', '^0'), 'a matches ^0'],
    [row('a', 'equal', ''), 'a = ""'],
    [{ all: [] }, 'always'],
  ])('%j reads as a line', (tree, line) => {
    expect(describeRules(tree)).toBe(line);
  });
});

describe('RuleTree', () => {
  it('compares for equality when nothing else is said', () => {
    expect(RuleTree.parse({ field: 'a', value: 1 })).toEqual({
      field: 'a',
      operator: 'equal',
      value: 1,
    });
  });

  it.each([
    [{ field: '', value: 1 }],
    [{ field: 'a', operator: 'like', value: 1 }],
    [{ all: [{ field: 'a', value: 1, extra: true }] }],
    [{ all: [], any: [] }],
    [{ field: 'a', operator: 'between', value: [1] }],
    [{ any: [{ all: 'x' }] }],
    [[]],
    [null],
  ])('refuses %j', (value) => {
    expect(RuleTree.safeParse(value).success).toBe(false);
  });

  it('accepts nested groups and ends that a template gives', () => {
    const tree = { any: [{ all: [{ field: 'a', operator: 'between', value: '${ends}' }] }] };
    expect(RuleTree.parse(tree)).toEqual(tree);
  });
});
