import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { oldestFirst } from './oldest-first';

describe('oldestFirst', () => {
  it('puts ids in the order they were made, each once', () => {
    const ids = [1_000, 1_001, 70_000, 1_700_000_000_000].map((msecs) => uuidv7({ msecs }));
    const [first = ''] = ids;
    expect(oldestFirst([...ids, first.toUpperCase()].reverse())).toEqual(ids);
  });
});
