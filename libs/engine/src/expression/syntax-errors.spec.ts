import { describe, expect, it } from '@jest/globals';
import { compileExpression, ExpressionSyntaxError } from '.';

function errorOf(source: string): ExpressionSyntaxError {
  try {
    compileExpression(source);
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error;
    throw error;
  }
  throw new Error(`${source} was read`);
}

describe('compileExpression', () => {
  it.each([
    ['', 0, 'an expression is missing'],
    ['   ', 0, 'an expression is missing'],
    ['1 +', 3, 'ends too early'],
    ['1 + * 2', 4, '`*` cannot stand here'],
    ['a b', 2, '`b` cannot stand here'],
    ['(a', 2, '`)` is missing'],
    ['a)', 1, '`)` cannot stand here'],
    ['[1, 2', 5, '`]` is missing'],
    ['a[1', 3, '`]` is missing'],
    ['a[]', 2, '`]` cannot stand here'],
    ['a ? b', 5, '`:` is missing'],
    ['a ? : b', 4, '`:` cannot stand here'],
    ["'open", 0, 'never closed'],
    ['x + "open', 4, 'never closed'],
    ['${open', 0, 'never closed'],
    ['1 + {{open}', 4, 'never closed'],
    ['a = 1', 2, 'write `==`'],
    ['a & b', 2, 'write `&&`'],
    ['a | b', 2, 'write `||`'],
    ['`a`', 0, 'quotes'],
    ['{a: 1}', 0, 'objects cannot be written'],
    ['a.', 2, 'member name'],
    ['a.1b', 3, '`b` cannot stand here'],
    ["a.'b'", 2, 'member name'],
    ['5a', 0, 'cannot start with a digit'],
    ['1e999', 0, 'too large'],
    ['a; b', 1, '`;` cannot stand here'],
    ['a => 1', 2, 'write `==`'],
    ['a ?? b', 3, '`?` cannot stand here'],
    ['a?.b', 2, '`.` cannot stand here'],
    ['a++', 3, 'ends too early'],
    ['new Date', 4, '`Date` cannot stand here'],
    ['typeof a', 7, '`a` cannot stand here'],
    ['function() {}', 11, 'objects cannot be written'],
    ['name.toUpperCase()', 5, 'use a function'],
    ['name.uri(1)', 9, '`)` is missing'],
    ['in list', 0, '`in` needs a value'],
    ['&century', 0, 'not a date helper'],
    ['&hour(x)', 6, 'not a number or a range'],
    ['1 + &hour(9-)', 10, 'not a number or a range'],
    ['&time_of_day(9-18)', 13, '09:00-18:00'],
    ['&date_time(today)', 11, '2026-12-24'],
    ['nope(1)', 0, 'there is no function `nope`'],
    ['a + Upper(1)', 4, 'did you mean `upper`'],
    ['upper()', 0, 'takes 1 argument, not 0'],
    ['1 + upper(a, b)', 4, 'takes 1 argument, not 2'],
    ['substring(a)', 0, 'takes 2 to 3 arguments, not 1'],
    ['f(1,)', 4, '`)` cannot stand here'],
    ['${}', 2, 'a name is missing'],
    ['${a +}', 5, 'ends too early'],
    ["'x ${a +} y'", 8, 'ends too early'],
    ['#', 0, '`#` cannot stand here'],
    ['a @ b', 2, '`@` cannot stand here'],
    ['\\u0061', 0, 'cannot stand here'],
  ])('refuses %j at %i: %s', (source, offset, message) => {
    const error = errorOf(source);
    expect(error.offset).toBe(offset);
    expect(error.message).toContain(message);
    expect(error.code).toBe('expression.syntax');
  });

  it('leaves unknown functions of arrays to fail when reached (decision 1)', () => {
    const compiled = compileExpression("${a} == '1' && nope(1)", { dialect: 'array' });
    const lookup = (value: string) => ({
      lookup: () => value,
      domainVariable: () => undefined,
      now: new Date(0),
      zone: 'UTC',
    });
    expect(compiled.evaluate(lookup('2'))).toBe(false);
    expect(() => compiled.evaluate(lookup('1'))).toThrow(
      expect.objectContaining({ code: 'expression.type' }),
    );
  });
});
