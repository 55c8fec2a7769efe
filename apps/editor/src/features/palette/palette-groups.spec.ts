import { describe, expect, it } from '@jest/globals';
import type { NodeType } from '@hookline/engine';
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

  it('begins with what is called as the search says', () => {
    const labels = paletteGroups().flatMap(({ types }) => types.map(({ label }) => label));
    const firsts = labels.map((label) => paletteGroups(label)[0]?.types[0]?.label);
    expect(firsts).toEqual(labels);
  });

  it('puts a name that begins so before one that holds it, and that before what only speaks of it', () => {
    const [known] = paletteGroups()[0]?.types ?? [];
    if (!known) throw new Error('the palette is empty');
    const aType = (
      label: string,
      more: Partial<Pick<NodeType, 'category' | 'synonyms' | 'description'>> = {},
    ): NodeType => ({
      ...known,
      type: label,
      label,
      synonyms: [],
      description: '',
      ...more,
    });
    const types = [
      aType('Speaks', { category: 'flow', description: 'Of a list.' }),
      aType('Called', { category: 'flow', synonyms: ['list'] }),
      aType('Check the list', { category: 'data' }),
      aType('List', { category: 'data' }),
    ];
    const found = paletteGroups('list', types).map((group) =>
      group.types.map(({ label }) => label),
    );
    expect(found).toEqual([
      ['List', 'Check the list'],
      ['Called', 'Speaks'],
    ]);
  });
});
