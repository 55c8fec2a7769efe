import { describe, expect, it } from '@jest/globals';
import { compileExpression, parseExactJson, scopeOf } from '.';

describe('parseExactJson', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['{"id":12345678901234567890,"n":1}', { id: '12345678901234567890', n: 1 }],
    [
      '["12345678901234567890", 1.2345678901234567, 1e30]',
      ['12345678901234567890', 1.2345678901234567, 1e30],
    ],
    ['{"a\\"12345678901234567890":1}', { 'a"12345678901234567890': 1 }],
    ['{"__proto__":{"x":1},"a":{"constructor":1,"b":2}}', { a: { b: 2 } }],
    ['[null,{"__proto__":1}]', [null, {}]],
  ])('keeps the digits of integers beyond 2^53 as text (decision 14): %s', (text, value) => {
    expect(parseExactJson(text)).toEqual(value);
  });

  it('throws for text that is not JSON', () => {
    expect(() => parseExactJson('{12345678901234567890}')).toThrow(SyntaxError);
    expect(() => parseExactJson('')).toThrow(SyntaxError);
  });

  it('compares such integers digit by digit', () => {
    const scope = scopeOf({ id: '9007199254740993', json: '{"id":9007199254740993}' });
    const evaluate = (source: string) => compileExpression(source).evaluate(scope);
    expect(evaluate('id == 9007199254740993')).toBe(true);
    expect(evaluate('id == 9007199254740992')).toBe(false);
    expect(evaluate('json.id == id')).toBe(true);
    expect(evaluate('parseJson(json).id')).toBe('9007199254740993');
  });
});
