import { describe, expect, it } from '@jest/globals';
import { parseSearchParams, stringifySearchParams } from './search-params';

describe('search parameters', () => {
  it('survive the way there and back', () => {
    const search = { q: '380 44', queue: ['8', '9'], hook: 'new' };
    expect(parseSearchParams(stringifySearchParams(search))).toEqual(search);
  });

  it('leave out what is empty', () => {
    expect(stringifySearchParams({ q: '', queue: [], page: undefined })).toBe('');
  });

  it('write numbers and flags plainly', () => {
    expect(stringifySearchParams({ page: 2, live: true })).toBe('?page=2&live=true');
  });
});
