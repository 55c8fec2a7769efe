import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeLimit } from './limit.execute';
import { LimitParams } from './limit.params';

export const limit: PureNodeType<typeof LimitParams> = {
  type: 'limit',
  version: 1,
  kind: 'pure',
  label: 'Limit',
  description: 'Lets a run pass only so many times, then sends it another way.',
  help: 'Every arrival of this run counts, however it got here: the way to bound a loop drawn with edges.',
  category: 'flow',
  icon: 'gauge',
  synonyms: ['counter', 'max', 'tries', 'attempts', 'failover', 'guard'],
  params: LimitParams,
  breaksCycles: true,
  outlets: () => [nextOutlet, { name: 'exceeded', label: 'Exceeded' }],
  summary: (params) => `at most ${textOf(params['max'])} times`,
  outputs: { arrivals: 'How many times the run came here.' },
  settings: ['disabled'],
  execute: executeLimit,
};
