import { describe, expect, it } from '@jest/globals';
import { strongComponents } from './strong-components';

function components(edges: Record<string, string[]>): string[] {
  return strongComponents(Object.keys(edges), (id) => edges[id] ?? []).map((group) =>
    [...group].sort().join(''),
  );
}

describe('strongComponents', () => {
  it('groups nodes that reach each other', () => {
    // a → b → c → a, c → d, d → e → d
    const groups = components({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'] });
    expect(groups.sort()).toEqual(['abc', 'de']);
  });

  it('finds two rings that share a node as one', () => {
    expect(components({ a: ['b', 'c'], b: ['a'], c: ['a'] })).toEqual(['abc']);
  });

  it('goes through a long chain without exhausting the stack', () => {
    const long = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`n${index}`, [`n${index + 1}`]]),
    );
    expect(components({ ...long, n20000: [] })).toHaveLength(20_001);
  });
});
