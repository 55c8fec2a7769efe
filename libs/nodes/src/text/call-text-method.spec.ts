import { describe, expect, it } from '@jest/globals';
import { callFunction, scopeOf, type Value } from '@hookline/engine';
import { callTextMethod } from './call-text-method';

const scope = scopeOf({}, { now: new Date(0) });

function callOf(method: string, text: string, ...args: string[]): Value {
  return callTextMethod(method, text, args, (name, ...values) => callFunction(name, values, scope));
}

/** The same call by JavaScript itself; arguments stay texts, as Webitel passes them. */
function byJavaScript(method: string, text: string, ...args: string[]): unknown {
  const real = args.map((argument) => {
    const [, body, flags] = /^\/(.+)\/([a-z]*)$/.exec(argument) ?? [];
    return body === undefined ? argument : new RegExp(body, flags);
  });
  const run = Reflect.get(String.prototype, method) as (...args: unknown[]) => unknown;
  const result = run.apply(text, real);
  return Array.isArray(result)
    ? [...result].map((item: unknown) => item ?? '')
    : (result ?? undefined);
}

describe('callTextMethod', () => {
  it.each<[string, string, ...string[]]>([
    ['toUpperCase', 'straße'],
    ['toLowerCase', 'ANNA'],
    ['trim', ' a '],
    ['trimStart', ' a '],
    ['trimEnd', ' a '],
    ['at', 'anna', '-1'],
    ['charAt', 'anna', '1'],
    ['charAt', 'anna'],
    ['charCodeAt', 'anna', '1'],
    ['codePointAt', '😀', '0'],
    ['codePointAt', 'a', '9'],
    ['concat', 'a', 'b', 'c'],
    ['includes', 'anna', 'nn'],
    ['includes', 'anna', 'an', '1'],
    ['startsWith', 'anna', 'nn', '1'],
    ['endsWith', 'anna', 'nn', '3'],
    ['indexOf', 'anna', 'a', '1'],
    ['lastIndexOf', 'anna', 'n'],
    ['lastIndexOf', 'anna', 'n', '1'],
    ['normalize', 'é', 'NFD'],
    ['padStart', '7', '3'],
    ['padStart', '7', '3', '0'],
    ['padEnd', '7', '3', 'ab'],
    ['repeat', 'ab', '3'],
    ['slice', 'anna', '1', '-1'],
    ['slice', 'anna', '-2'],
    ['substring', 'anna', '3', '1'],
    ['substring', 'anna', '-5', '2'],
    ['substr', 'anna', '-3', '2'],
    ['substr', 'anna', '1'],
    ['split', 'a,b,c'],
    ['split', 'a,b,c', ','],
    ['split', 'a,b,c', ',', '2'],
    ['split', 'abc', ''],
    ['split', '', ','],
    ['split', '', ''],
    ['split', 'a1b22c', '/[0-9]+/'],
    ['match', 'call 42 now', '/([a-z]+) ([0-9]+)/'],
    ['match', 'a1b2', '/[0-9]/g'],
    ['match', 'ab', '/[0-9]/g'],
    ['match', 'ABC', '/b/i'],
    ['search', 'abc1', '/[0-9]/'],
    ['search', 'abc', '/[0-9]/'],
    ['replace', 'a.b.c', '.', '-'],
    ['replace', 'a.b.c', '/[.]/', '-'],
    ['replace', 'a.b.c', '/[.]/g', '<$&>'],
    ['replace', '21.11', '/([0-9]+)[.]([0-9]+)/', '$2/$1$$'],
    ['replaceAll', 'a.b.c', '.', '-'],
    ['replaceAll', '$1+(x)', '+(', ''],
  ])('answers as JavaScript does: %s of %j with %j', (method, text, ...args) => {
    expect(callOf(method, text, ...args)).toEqual(byJavaScript(method, text, ...args));
  });

  it.each<[string, string, string[], Value]>([
    ['reverse', 'abc', [], 'cba'],
    ['length', 'abc', [], 3],
    ['base64', 'Анна', ['encoder'], '0JDQvdC90LA='],
    ['base64', '0JDQvdC90LA=', ['decoder'], 'Анна'],
    ['MD5', 'abc', [], '900150983cd24fb0d6963f7d28e17f72'],
    ['gomatch', 'order 42', ['([a-z]+) ([0-9]+)'], 'order,42'],
    ['gomatch', 'order 42', ['[0-9]+'], '42'],
    ['gomatch', 'order', ['[0-9]+'], ''],
    ['charCodeAt', '', ['5'], undefined],
  ])(
    'knows what is Webitel’s own: %s of %j with %j (decision 20)',
    (method, text, args, result) => {
      expect(callOf(method, text, ...args)).toBe(result);
    },
  );

  it.each(['SHA-256', 'SHA-512'])('hashes by %s in hexadecimal digits', (method) => {
    expect(callOf(method, 'abc')).toMatch(/^[0-9a-f]{64,128}$/);
  });

  it.each([
    ['repeat', ['1000000000']],
    ['padStart', ['1000000000']],
    ['replaceAll', ['a', '$&'.repeat(3_000)]],
  ])('stays within the budget of the language: %s', (method, args) => {
    expect(() => callOf(method, 'a'.repeat(10_000), ...args)).toThrow(
      expect.objectContaining({ code: 'expression.budget' }),
    );
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'eval', ''])(
    'has no method %j',
    (name) => {
      expect(() => callOf(name, 'a')).toThrow('is not a method of a text');
    },
  );
});
