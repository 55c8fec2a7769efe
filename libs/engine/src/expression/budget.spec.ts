import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cpuMsOf } from '@hookline/testing';
import {
  compileExpression,
  defaultBudget,
  ExpressionSyntaxError,
  readProcessorTimeBy,
  scopeOf,
  type Budget,
} from '.';
import { BudgetError, NodeFailure } from '../errors';

const long = 'x'.repeat(200_000);
const scope = scopeOf({
  long,
  wide: '€'.repeat(80_000),
  many: Array.from({ length: 3_000 }, (_, index) => index),
  commas: 'a,'.repeat(60_000),
  deepText: '['.repeat(100) + ']'.repeat(100),
  as: 'a'.repeat(30_000),
});

function evaluate(source: string, budget?: Partial<Budget>) {
  return compileExpression(source).evaluate(scope, { budget });
}

afterEach(() => {
  readProcessorTimeBy(null);
  jest.restoreAllMocks();
});

describe('the budget of an evaluation (B-31)', () => {
  it('is 10,000 steps, 64 levels, 256 KiB and 50 ms by default', () => {
    expect(defaultBudget).toEqual({
      maxSteps: 10_000,
      maxDepth: 64,
      maxOutputBytes: 262_144,
      maxMs: 50,
    });
  });

  it('counts steps', () => {
    const source = Array.from({ length: 100 }, () => 'long.length').join(' + ');
    expect(evaluate(source)).toBe(20_000_000);
    expect(() => evaluate(source, { maxSteps: 50 })).toThrow('more than 50 steps');
  });

  it.each([
    'long + long',
    "'${long}${long}'",
    "join([long, long], '')",
    'json([long, long])',
    'repeat(long, 2)',
    "repeat('ab', 1e9)" + ' + long + long',
    "padStart('', 1e9)",
    "replace(long, 'x', 'yy')",
    "replace(long, 'x', long)",
    "replaceAll(repeat('x', 30000), 'x', 'twenty characters...')",
    'wide + wide',
    'uri(wide)',
    'base64(long + wide)',
    '[long, long] + ""',
    "formatDate(0, long + ' ' + long)",
    'parseJson(long + long)',
    'many in [json([long, long])]',
  ])('stops before more than 256 KiB is built: %s', (source) => {
    expect(() => evaluate(source)).toThrow(BudgetError);
    expect(() => evaluate(source)).toThrow(expect.objectContaining({ code: 'expression.budget' }));
  });

  it('counts bytes, not characters', () => {
    expect(evaluate('wide + "!"')).toHaveLength(80_001);
    expect(() => evaluate('wide + repeat("€", 8000)')).toThrow(BudgetError);
    expect(evaluate("long + repeat('x', 10000) + repeat('x', 10000)")).toHaveLength(220_000);
  });

  it.each(['unique(many)', "split(long, '')", "count(split(commas, ','))"])(
    'charges work by its size: %s',
    (source) => {
      expect(() => evaluate(source)).toThrow(BudgetError);
    },
  );

  it('stops at the deadline', () => {
    const source = Array.from({ length: 500 }, () => 'upper(long).length').join(' + ');
    expect(() => evaluate(source, { maxSteps: 1e9, maxMs: 5 })).toThrow('longer than 5 ms');
  });

  it('does not count the time in which the process was kept waiting for a core', () => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
    const source = Array.from({ length: 200 }, () => 'long.length').join(' + ');
    expect(() => evaluate(source)).toThrow('longer than 50 ms');
    readProcessorTimeBy(() => 8_000);
    expect(evaluate(source)).toBe(40_000_000);
    let micros = 0;
    readProcessorTimeBy(() => (micros += 51_000));
    expect(() => evaluate(source)).toThrow('longer than 50 ms');
  });

  it.each([
    ['parentheses', '('.repeat(500) + '1' + ')'.repeat(500)],
    ['lists', '['.repeat(500) + ']'.repeat(500)],
    ['nots', '!'.repeat(500) + '1'],
    ['minuses', '- '.repeat(500) + '1'],
    ['calls', 'upper('.repeat(500) + '1' + ')'.repeat(500)],
    ['choices in results', '1 ? '.repeat(500) + '1' + ' : 1'.repeat(500)],
    ['indexes', 'a[b]' + '[b]'.repeat(500)],
    ['indexes in indexes', 'a['.repeat(500) + '1' + ']'.repeat(500)],
    ['encodings', 'a' + '.uri()'.repeat(500)],
  ])('the parser refuses %s nested deeper than 64 levels', (_, source) => {
    expect(() => compileExpression(source)).toThrow(ExpressionSyntaxError);
    expect(() => compileExpression(source)).toThrow('64 levels');
  });

  it('reads long flat chains, which are not deep', () => {
    // Nothing here is about time, and a busy machine may stop a while anywhere.
    const patient = (source: string) => evaluate(source, { maxMs: 5_000 });
    expect(patient(Array.from({ length: 2_000 }, () => '1').join(' + '))).toBe(2_000);
    expect(patient(Array.from({ length: 1_500 }, () => 'false').join(' || '))).toBe(false);
    expect(patient('false ? 1 : '.repeat(1_000) + '2')).toBe(2);
    expect(patient('long' + '.a'.repeat(5_000))).toBeUndefined();
  });

  it('refuses a shallower expression when asked to', () => {
    expect(evaluate('((((1))))', { maxDepth: 5 })).toBe(1);
    expect(() => evaluate('((((1))))', { maxDepth: 4 })).toThrow(BudgetError);
  });

  it('refuses JSON text nested deeper than 64 levels', () => {
    expect(() => evaluate('parseJson(deepText)')).toThrow(BudgetError);
    expect(() => evaluate('deepText.0')).toThrow(BudgetError);
  });

  it('refuses sources longer than 16,384 characters', () => {
    expect(() => compileExpression(' '.repeat(20_000) + '1')).toThrow('at most 16384 characters');
  });

  it.each([
    '(a*)*b',
    '(a|aa)+$',
    '(x+x+)+y',
    '(.*)(.*)(.*)[0-9]$',
    '(a{1,30}){1,30}$',
    '((a?){1,100}){1,10}$',
    '(a|b|ab)*(a){900}$',
    '[ab]*a[ab]{200}$',
    `(${'a'.repeat(480)}){1000}`,
    'a{1000}'.repeat(70),
    '.*.*.*.*.*.*=',
    'a.*b|a',
  ])('is not stopped by a pattern that hangs other engines (B-32): %s', (pattern) => {
    for (const call of ['matches(as, p)', 'extract(as, p)', "replaceAll(as, p, 'x')"]) {
      const cpuMs = cpuMsOf(() => {
        try {
          compileExpression(call).evaluate(scopeOf({ as: 'a'.repeat(30_000), p: pattern }));
        } catch (error) {
          expect(error).toBeInstanceOf(NodeFailure);
        }
      });
      expect(cpuMs).toBeLessThan(1_000);
    }
  });

  it('limits what a pattern searches', () => {
    const budget = { maxMs: 60_000 };
    expect(evaluate("matches(as, '^a+$')", budget)).toBe(true);
    expect(() => evaluate("matches(as, '^a{1,60}$')", budget)).toThrow(BudgetError);
  });
});
