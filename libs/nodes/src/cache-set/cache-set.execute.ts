import type { CacheSetEffect } from '@hookline/engine';
import { spanMs } from '../params/time-span';
import type { CacheSetParams } from './cache-set.params';

/** The value to keep; it replaces an earlier one and its time. */
export function requestCacheSet(params: CacheSetParams): CacheSetEffect {
  const { key, value, keepAmount, keepUnit } = params;
  return { kind: 'cache-set', key, value, ttlSeconds: spanMs(keepAmount, keepUnit) / 1_000 };
}
