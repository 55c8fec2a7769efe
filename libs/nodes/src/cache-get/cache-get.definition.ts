import { textOf, type ReadNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { executeCacheGet } from './cache-get.execute';
import { CacheGetParams } from './cache-get.params';

// Three node types and not one with an action: reading asks again after a crash, writing happens
// exactly once, and a node type is of one kind.
export const cacheGet: ReadNodeType<typeof CacheGetParams> = {
  type: 'cache-get',
  version: 1,
  kind: 'read',
  label: 'Get from cache',
  description: 'Fetches a value that was kept for a time.',
  help: 'A value whose time is over is not there any more.',
  category: 'data',
  icon: 'database-search',
  synonyms: ['cache', 'redis', 'memory', 'remember', 'lookup', 'fetch', 'session'],
  params: CacheGetParams,
  outlets: () => [
    { name: 'found', label: 'Found' },
    { name: 'missing', label: 'Not there' },
    failureOutlet,
  ],
  summary: (params) => {
    const variable = textOf(params['variable']);
    return variable === '' ? textOf(params['key']) : `${variable} = ${textOf(params['key'])}`;
  },
  setsVariables: (params) => [textOf(params['variable']).trim()].filter((name) => name !== ''),
  outputs: { found: 'Whether there is a value.', value: 'The value; nothing when there is none.' },
  settings: ['disabled'],
  execute: executeCacheGet,
};
