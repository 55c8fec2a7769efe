import type { PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeStart } from './start.execute';
import { StartParams } from './start.params';

export const start: PureNodeType<typeof StartParams> = {
  type: 'start',
  version: 1,
  kind: 'pure',
  label: 'Start',
  description: 'Where a run begins: with the event that started it.',
  help: 'Every flow schema has exactly one. The fields of the event are known by their names: `${member_name}`.',
  category: 'flow',
  icon: 'player-play',
  synonyms: ['begin', 'trigger', 'event', 'entry'],
  params: StartParams,
  outlets: () => [nextOutlet],
  summary: () => '',
  settings: [],
  execute: executeStart,
};
