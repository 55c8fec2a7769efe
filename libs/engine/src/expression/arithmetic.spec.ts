import { describe, expect, it } from '@jest/globals';
import { compileExpression, scopeOf } from '.';

const scope = scopeOf({ n: 10, text: '5', word: 'abc', list: [1, 2], object: { a: 1 }, yes: true });

function evaluate(source: string) {
  return compileExpression(source).evaluate(scope);
}

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 2 - 3', 5],
    ['2 * 3 % 4', 2],
    ['7 / 2', 3.5],
    ['-n + 1', -9],
    ['- -n', 10],
    ['+text', 5],
    ['-text', -5],
    ['text * 2', 10],
    ['text - 1', 4],
    ['n % 3', 1],
    ['.5 + 1.5e1', 15.5],
    ['1 + 2 + 3 + 4 + 5', 15],
  ])('%s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
  });

  it.each([
    ['n + 1', 11],
    ['text + 1', '51'],
    ["1 + 2 + 'a' + 1 + 2", '3a12'],
    ["missing + 'a'", 'a'],
    ["null + 'a'", 'a'],
    ['yes + 1', 'true1'],
    ["list + ''", '[1,2]'],
    ["object + '!'", '{"a":1}!'],
  ])('`+` adds two numbers and otherwise joins text (decision 8): %s is %s', (source, result) => {
    expect(evaluate(source)).toBe(result);
  });

  it.each([
    ['word * 2', 5],
    ['missing - 1', 8],
    ['1 - null', 2],
    ['yes * 2', 4],
    ['list / 2', 5],
    ['1 / 0', 2],
    ['5 % (n - 10)', 2],
    ['1e308 * 10', 6],
    ['-word', 0],
    ['1 - 2 - missing', 6],
  ])('a wrong operand is a type fault (decision 9) with its place: %s at %s', (source, offset) => {
    expect(() => evaluate(source)).toThrow(
      expect.objectContaining({ code: 'expression.type', details: { offset } }),
    );
  });

  it('leaves out what the answer does not need, faults included', () => {
    expect(evaluate('n > 5 || 1 / 0 > 2')).toBe(true);
    expect(evaluate('n < 5 && 1 / 0 > 2')).toBe(false);
    expect(evaluate('n > 5 ? 1 : missing - 1')).toBe(1);
  });
});

describe('operators together', () => {
  it.each([
    ['1 + 1 == 2', true],
    ['1 < 2 == true', true],
    ['true || false && false', true],
    ['!true || true', true],
    ['1 < 2 && 2 < 3', true],
    ["false ? 'a' : false ? 'b' : 'c'", 'c'],
    ["false ? 'a' : true ? 'b' : 'c'", 'b'],
    ["true ? false ? 'a' : 'b' : 'c'", 'b'],
    ['1 == 1 ? 2 : 3', 2],
    ['3 > 2 > 1', false],
    ['1 == 1 == 1 == 1', true],
    ['0 || null || 5', 5],
    ["1 && '' && 5", ''],
    ['[1, 2, 3][1]', 2],
    ['[[1], [2]][1][0]', 2],
    ["[1, 'a', true, null]", [1, 'a', true, null]],
    ['[]', []],
    ['[missing]', [null]],
    ["'abc'.length", 3],
    ["'abc'[1]", 'b'],
    ['list.length', 2],
    ['list[list.length - 1]', 2],
    ["object['a']", 1],
    ["object['a' + '']", 1],
    ['object[missing]', undefined],
    ["'a\\'b\\n\\u0041\\x42\\\\'", "a'b\nAB\\"],
    ['"double"', 'double'],
    ['undefined', undefined],
    ['null', null],
  ])('%s is %j', (source, result) => {
    expect(evaluate(source)).toEqual(result);
  });
});
