import { describe, expect, it } from '@jest/globals';
import { paletteGroups } from './palette-groups';

const typesIn = (search: string) =>
  paletteGroups(search).flatMap(({ types }) => types.map(({ type }) => type));

describe('paletteGroups', () => {
  it('offers neither the start nor what only the compiler makes', () => {
    const types = typesIn('');
    expect(types).not.toContain('start');
    expect(types).not.toContain('opaque');
    expect(types).toContain('http-request');
  });

  it('finds a node by another word for it', () => {
    expect(typesIn('callback')).toContain('task-add');
    expect(typesIn('IF')).toContain('condition');
  });

  it('wants every word', () => {
    expect(typesIn('http zebra')).toEqual([]);
  });

  it('has no group without a node', () => {
    expect(paletteGroups().every(({ types }) => types.length > 0)).toBe(true);
  });
});
