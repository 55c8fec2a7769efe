import { describe, expect, it } from '@jest/globals';
import { OwnedMap } from './owned-map';

describe('OwnedMap', () => {
  it('copies what it was given once and writes its own copy in place', () => {
    const map = new OwnedMap<number>();
    const given = { a: 1 };
    const first = map.with(given, 'b', 2);
    const second = map.with(first, 'c', 3);
    expect(given).toEqual({ a: 1 });
    expect(second).toBe(first);
    expect(second).toEqual({ a: 1, b: 2, c: 3 });
  });

  it('leaves what was shared, and what somebody else put in its place, as it is', () => {
    const map = new OwnedMap<number>();
    const snapshot = map.with({}, 'a', 1);
    map.share();
    expect(map.with(snapshot, 'a', 2)).toEqual({ a: 2 });
    expect(snapshot).toEqual({ a: 1 });
    const replaced = { z: 9 };
    expect(map.with(replaced, 'a', 3)).toEqual({ z: 9, a: 3 });
    expect(replaced).toEqual({ z: 9 });
  });

  it('takes `__proto__` for a name like any other', () => {
    const map = new OwnedMap<unknown>();
    const first = map.with({}, 'a', 1);
    const polluted = map.with(first, '__proto__', { x: 1 });
    expect(Object.getOwnPropertyNames(polluted)).toEqual(['a', '__proto__']);
    expect(Object.getPrototypeOf(polluted)).toBe(Object.prototype);
    expect(map.with(polluted, 'b', 2)).toMatchObject({ a: 1, b: 2 });
  });
});
