import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json';

describe('canonicalJson', () => {
  it('sorts members at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ z: 1, a: 2 }, 'x'], a: null })).toBe(
      '{"a":null,"b":[{"a":2,"z":1},"x"]}',
    );
  });

  it('is the same text for objects that differ only in order', () => {
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });

  it('leaves out what holds undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});
