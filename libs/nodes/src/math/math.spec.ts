import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { aNodeContext, type NodeContextOverrides } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { math } from './math.definition';
import { executeMath } from './math.execute';
import { MathParams } from './math.params';

function outcomeOf(params: object, overrides: NodeContextOverrides = {}) {
  return executeMath(MathParams.parse(params), aNodeContext(overrides));
}

function resultOf(params: object, overrides: NodeContextOverrides = {}): JsonValue {
  const outcome = outcomeOf({ ...params, resultVariable: 'x' }, overrides);
  if (outcome.kind !== 'exit') throw new Error('it did not leave');
  return outcome.variables?.['x'] ?? null;
}

describe('executeMath', () => {
  it.each<[object, number]>([
    [{ expression: 'round(n / 60, 1)' }, 1.6],
    [{ expression: "'7'" }, 7],
    [{ operation: 'add', first: '1', second: 2 }, 3],
    [{ operation: 'subtract', first: 1, second: 2.5 }, -1.5],
    [{ operation: 'multiply', first: ' 3 ', second: '1e2' }, 300],
    [{ operation: 'divide', first: 1, second: 4 }, 0.25],
    [{ operation: 'modulo', first: 7, second: 3 }, 1],
    [{ operation: 'power', first: 2, second: 10 }, 1024],
    [{ operation: 'round', first: '2.345', digits: 2 }, 2.35],
    [{ operation: 'floor', first: -1.5 }, -2],
    [{ operation: 'ceil', first: 1.2 }, 2],
    [{ operation: 'abs', first: -3 }, 3],
    [{ operation: 'min', list: [3, '1', 2] }, 1],
    [{ operation: 'max', list: '[3, 1]' }, 3],
    [{ operation: 'sum', list: [1, 2] }, 3],
    [{ operation: 'average', list: [1, 2] }, 1.5],
    [{ operation: 'function', function: 'hypot', list: [3, 4] }, 5],
    [{ operation: 'function', function: 'PI' }, Math.PI],
  ])('reckons %j to %d', (params, result) => {
    expect(resultOf(params, { values: { n: 93 } })).toBe(result);
  });

  it.each([
    [{ operation: 'add', first: 'many' }, 'math.not-a-number', '`many` is not a number.'],
    [{ expression: "'a'" }, 'math.not-a-number', '`a` is not a number.'],
    [{ expression: '1 / 0' }, 'expression.type', 'cannot divide by zero'],
    [{ operation: 'divide', first: 1, second: 0 }, 'math.not-a-number', 'The result is not'],
    [{ operation: 'sum', list: ['a'] }, 'expression.type', 'every value must be a number'],
    [{ operation: 'random', from: 2, to: 1 }, 'math.range', 'nothing between 2 and 1'],
    [
      { operation: 'function', function: 'constructor' },
      'math.function',
      'is not a function of Math',
    ],
    [{ operation: 'function', function: 'random' }, 'math.function', 'is not a function of Math'],
  ])('fails for %j', (params, code, sentence) => {
    const message: unknown = expect.stringContaining(sentence);
    expect(() => outcomeOf(params)).toThrow(expect.objectContaining({ code, message }));
  });

  it('is empty in arrays where Webitel has NaN, and text elsewhere (decision 10)', () => {
    const array = { dialect: 'array' } as const;
    expect(resultOf({ operation: 'function', function: 'sqrt', list: ['-1'] }, array)).toBe('');
    expect(resultOf({ operation: 'function', function: 'sqrt', list: ['x'] }, array)).toBe('');
    expect(resultOf({ operation: 'function', function: 'sqrt', list: '16' }, array)).toBe('4');
    expect(resultOf({ operation: 'pick', list: [] }, array)).toBe('');
  });

  it('draws whole numbers and others between both ends', () => {
    const drawn = new Set<JsonValue>();
    for (let visit = 0; visit < 200; visit += 1) {
      const key = { idempotencyKey: `hl:700:n1:${visit}` };
      drawn.add(resultOf({ operation: 'random', from: 1, to: 3 }, key));
      const fraction = Number(resultOf({ operation: 'random', to: 2, whole: false }, key));
      expect(fraction >= 0 && fraction < 2).toBe(true);
    }
    expect([...drawn].sort()).toEqual([1, 2, 3]);
  });

  it('decides the same when it is computed again, and anew at the next visit', () => {
    const pick = { operation: 'pick', list: Array.from({ length: 1_000 }, (_, index) => index) };
    const at = (visit: number) => resultOf(pick, { idempotencyKey: `hl:700:n1:${visit}` });
    expect(at(1)).toBe(at(1));
    expect(at(1)).not.toBe(at(2));
  });
});

describe('math', () => {
  it('asks for the expression it needs', () => {
    expect(checkParams(math, {})).toEqual([expect.objectContaining({ field: 'expression' })]);
    expect(checkParams(math, { operation: 'add', first: '${a}' })).toEqual([]);
    expect(checkParams(math, { operation: 'function', function: 'shout' })).toEqual([
      expect.objectContaining({ path: 'params.function', message: 'is not a function of Math' }),
    ]);
    expect(checkParams(math, { operation: 'function', function: '${fn}' })).toEqual([]);
  });

  it.each([
    [{ operation: 'add', first: '${a}', second: 1 }, '${a} + 1'],
    [{ operation: 'expression', expression: 'a / 2' }, 'a / 2'],
    [{ operation: 'random', from: 1, to: 6 }, 'random 1–6'],
    [{ operation: 'round', first: 'x' }, 'round x'],
    [{ operation: 'sum', list: [1, 2] }, 'sum [1,2]'],
  ])('sums up %j', (params, summary) => {
    expect(math.summary(params)).toBe(summary);
  });
});
