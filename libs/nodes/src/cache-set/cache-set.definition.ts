import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { requestCacheSet } from './cache-set.execute';
import { CacheSetParams } from './cache-set.params';

export const cacheSet: LocalNodeType<typeof CacheSetParams> = {
  type: 'cache-set',
  version: 1,
  kind: 'local',
  label: 'Keep in cache',
  description: 'Keeps a value for a time, for any flow schema of the domain.',
  help: 'A key that is there already gets the new value and the new time. The value can be read in the clear by whoever sees runs: keep secrets as domain variables.',
  category: 'data',
  icon: 'database-plus',
  synonyms: ['cache', 'redis', 'memory', 'remember', 'store', 'ttl', 'session'],
  params: CacheSetParams,
  outlets: () => effectOutlets,
  summary: (params) =>
    `${textOf(params['key'])} for ${textOf(params['keepAmount'])} ${textOf(params['keepUnit'])}`,
  outputs: { changed: 'Always 1.' },
  settings: ['disabled'],
  request: requestCacheSet,
  conclude: concludeEffect,
};
