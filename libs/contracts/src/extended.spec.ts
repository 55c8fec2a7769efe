import { describe, expect, it } from '@jest/globals';
import { extended } from './extended';

describe('extended', () => {
  it('has what both have, and of what both have the second', () => {
    const object = { a: 1, b: 2 };
    expect(extended(object, { b: 3, c: 4 })).toEqual({ a: 1, b: 3, c: 4 });
    expect(object).toEqual({ a: 1, b: 2 });
  });

  it('takes a key named __proto__ for a key', () => {
    const odd: object = JSON.parse('{"__proto__":{"x":1}}');
    for (const both of [extended(odd, { a: 1 }), extended({ a: 1 }, odd)]) {
      expect(Object.keys(both).sort()).toEqual(['__proto__', 'a']);
      expect(Object.getPrototypeOf(both)).toBe(Object.prototype);
    }
  });
});
