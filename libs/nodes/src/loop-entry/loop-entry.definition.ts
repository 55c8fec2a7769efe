import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeLoopEntry } from './loop-entry.execute';
import { LoopEntryParams } from './loop-entry.params';

export const loopEntry: PureNodeType<typeof LoopEntryParams> = {
  type: 'loop-entry',
  version: 1,
  kind: 'pure',
  label: 'Loop entry',
  description: 'The way into a loop whose first pass runs before its test.',
  help: 'Made from the `while` of an imported schema. It leads into the body and starts the count of passes at one.',
  category: 'flow',
  icon: 'repeat-once',
  synonyms: ['while', 'do'],
  hidden: true,
  params: LoopEntryParams,
  outlets: () => [nextOutlet],
  summary: () => 'first pass',
  memoryKey: (params, nodeId) => textOf(params['loop']) || nodeId,
  settings: [],
  execute: executeLoopEntry,
};
