import { describe, expect, it } from '@jest/globals';
import { knownTotal, ListSearch, searchPattern } from './list-search';

describe('ListSearch', () => {
  it('falls back to defaults for nonsense in the address', () => {
    expect(ListSearch.parse({ page: 'x', size: '-4', sort: 'name; drop' })).toEqual({
      page: 1,
      size: 20,
      q: '',
      sort: undefined,
    });
  });

  it('cuts a search to what the server takes with the wildcards around it', () => {
    const { q } = ListSearch.parse({ q: 'x'.repeat(300) });
    expect(searchPattern(q)).toHaveLength(200);
  });
});

describe('searchPattern', () => {
  it('finds a part unless the person wrote wildcards', () => {
    expect(searchPattern(' sales ')).toBe('*sales*');
    expect(searchPattern('sales*')).toBe('sales*');
    expect(searchPattern('  ')).toBeUndefined();
  });
});

describe('knownTotal', () => {
  const items = [1, 2, 3];

  it('believes the server, else the last page', () => {
    expect(knownTotal({ page: 1, size: 3 }, { next: true, items, total: 90 })).toBe(90);
    expect(knownTotal({ page: 3, size: 20 }, { next: false, items })).toBe(43);
  });

  it('knows nothing on a page behind the last row', () => {
    expect(knownTotal({ page: 9, size: 20 }, { next: false, items: [] })).toBeUndefined();
    expect(knownTotal({ page: 1, size: 20 }, { next: false, items: [] })).toBe(0);
  });

  it('knows nothing while there is more', () => {
    expect(knownTotal({ page: 1, size: 3 }, { next: true, items })).toBeUndefined();
    expect(knownTotal({ page: 1, size: 3 }, undefined)).toBeUndefined();
  });
});
