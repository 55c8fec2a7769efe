import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeGoto } from './goto.execute';
import { GotoParams } from './goto.params';

export const goto: PureNodeType<typeof GotoParams> = {
  type: 'goto',
  version: 1,
  kind: 'pure',
  label: 'Go to',
  description: 'Jumps to a tagged node of an imported schema.',
  help: 'All jumps of a run count together; after 1,000 the run goes on with the next node instead.',
  category: 'flow',
  icon: 'arrow-guide',
  synonyms: ['jump', 'tag', 'goto'],
  hidden: true,
  params: GotoParams,
  outlets: () => [{ name: 'jump', label: 'Jump' }, nextOutlet],
  summary: (params) => textOf(params['tag']),
  // No node id may hold a #, so the key can never be that of another node.
  memoryKey: () => '#goto',
  settings: ['disabled'],
  execute: executeGoto,
};
