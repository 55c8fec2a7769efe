import { describe, expect, it } from '@jest/globals';
import { requestCacheSet } from './cache-set.execute';
import { CacheSetParams } from './cache-set.params';

describe('requestCacheSet', () => {
  it('keeps the value for an hour unless told otherwise', () => {
    expect(requestCacheSet(CacheSetParams.parse({ key: 'k', value: [1] }))).toEqual({
      kind: 'cache-set',
      key: 'k',
      value: [1],
      ttlSeconds: 3_600,
    });
  });

  it.each([
    [{ keepAmount: '30', keepUnit: 's' }, 30],
    [{ keepAmount: 1.5, keepUnit: 'min' }, 90],
    [{ keepAmount: 30, keepUnit: 'day' }, 2_592_000],
  ])('keeps it for %j', (time, ttlSeconds) => {
    const params = CacheSetParams.parse({ key: 'k', ...time });
    expect(requestCacheSet(params).ttlSeconds).toBe(ttlSeconds);
  });

  it.each([
    { keepAmount: 999, keepUnit: 'ms' },
    { keepAmount: 31, keepUnit: 'day' },
    { keepAmount: 0 },
    { keepAmount: 'soon' },
    { value: 'x'.repeat(65_535) },
    { key: '' },
  ])('refuses %j', (params) => {
    expect(CacheSetParams.safeParse({ key: 'k', ...params }).success).toBe(false);
  });
});
