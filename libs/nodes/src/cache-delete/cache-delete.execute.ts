import type { CacheDeleteEffect } from '@hookline/engine';
import type { CacheDeleteParams } from './cache-delete.params';

/** The key to forget. One that is not there is no failure. */
export function requestCacheDelete({ key }: CacheDeleteParams): CacheDeleteEffect {
  return { kind: 'cache-delete', key };
}
