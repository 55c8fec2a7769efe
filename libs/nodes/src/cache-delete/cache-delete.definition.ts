import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { requestCacheDelete } from './cache-delete.execute';
import { CacheDeleteParams } from './cache-delete.params';

export const cacheDelete: LocalNodeType<typeof CacheDeleteParams> = {
  type: 'cache-delete',
  version: 1,
  kind: 'local',
  label: 'Delete from cache',
  description: 'Forgets a kept value before its time.',
  help: 'A key that is not there is a success that changed nothing.',
  category: 'data',
  icon: 'database-minus',
  synonyms: ['cache', 'redis', 'memory', 'forget', 'clear', 'remove', 'invalidate'],
  params: CacheDeleteParams,
  outlets: () => effectOutlets,
  summary: (params) => textOf(params['key']),
  outputs: { changed: '1 when there was a value, 0 when there was none.' },
  settings: ['disabled'],
  request: requestCacheDelete,
  conclude: concludeEffect,
};
