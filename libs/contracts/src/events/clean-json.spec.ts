import { describe, expect, it } from '@jest/globals';
import { cleanJson } from './clean-json';

const clean = (value: unknown) => {
  const cleaned = cleanJson(value);
  if (cleaned.kind !== 'clean') throw new Error(cleaned.kind);
  return cleaned;
};

describe('cleanJson', () => {
  it('hands out a value that needs nothing as it is', () => {
    const value = { a: 'x', list: [1, { b: null }, 'y'], ['__proto__x']: true };
    expect(clean(value).value).toBe(value);
  });

  it('replaces what PostgreSQL refuses in texts and names at any depth, and leaves its source alone', () => {
    const bad = {
      'n\u0000': 'ok',
      list: ['a\u0000\u0000', { half: '\uD800!' }],
      same: { deep: [1] },
    };
    const { value, replaced } = clean(bad);
    expect(value).toEqual({
      'n\uFFFD': 'ok',
      list: ['a\uFFFD\uFFFD', { half: '\uFFFD!' }],
      same: { deep: [1] },
    });
    expect(replaced).toBe(4);
    expect(Object.keys(bad)).toEqual(['n\u0000', 'list', 'same']);
    expect(Object.keys(clean({ z: 1, 'n\u0000': 2, a: 3 }).value ?? {})).toEqual([
      'z',
      'n\uFFFD',
      'a',
    ]);
  });

  it('leaves out what holds undefined, as JSON does', () => {
    expect(clean({ a: undefined, b: { c: undefined, d: 1 } }).value).toEqual({ b: { d: 1 } });
    expect(Object.keys(clean({ a: undefined, b: 1 }).value ?? {})).toEqual(['b']);
  });

  it('keeps an own `__proto__` an own one in a copy', () => {
    const value = JSON.parse('{"__proto__": {"x": 1}, "bad": "\\u0000"}');
    expect(JSON.stringify(clean(value).value)).toBe('{"__proto__":{"x":1},"bad":"\uFFFD"}');
  });

  it('says where a value stands that JSON cannot carry', () => {
    expect(cleanJson({ a: { b: [1, { c: () => 1 }] } })).toEqual({
      kind: 'not-json',
      path: 'a.b[1].c',
    });
    expect(cleanJson([Number.NaN])).toEqual({ kind: 'not-json', path: '[0]' });
    expect(cleanJson(undefined)).toEqual({ kind: 'not-json', path: '' });
  });
});
