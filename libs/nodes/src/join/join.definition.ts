import type { PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeJoin } from './join.execute';
import { JoinParams } from './join.params';

export const join: PureNodeType<typeof JoinParams> = {
  type: 'join',
  version: 1,
  kind: 'pure',
  label: 'Join',
  description: 'Brings parallel branches together again.',
  help: [
    'Branches belong to the last *Parallel* they came through. With `all` the run goes on once each of them arrived here or ended elsewhere; with `any` the first goes on and the others are cancelled.',
    'A call that is under way when its branch is cancelled is let finish: its step is recorded, its result changes nothing.',
    'A run that comes here without a parallel passes through.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'git-merge',
  synonyms: ['merge', 'wait for all', 'wait for any', 'synchronise', 'together', 'gather'],
  params: JoinParams,
  outlets: () => [nextOutlet],
  summary: (params) => (params['mode'] === 'any' ? 'the first branch' : 'all branches'),
  outputs: {
    arrived: 'The names of the branches that arrived, in their order.',
    branches: 'The last output of each of them, by name.',
  },
  branching: (params) => (params['mode'] === 'any' ? 'join any' : 'join all'),
  settings: ['disabled'],
  execute: executeJoin,
};
