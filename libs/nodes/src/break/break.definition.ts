import type { PureNodeType } from '@hookline/engine';
import { executeBreak } from './break.execute';
import { BreakParams } from './break.params';

export const breakNode: PureNodeType<typeof BreakParams> = {
  type: 'break',
  version: 1,
  kind: 'pure',
  label: 'Break',
  description: 'Ends the run of an imported schema, and the runs that wait for it.',
  help: 'Made of a `break` of an imported schema. An imported schema that started this one by `schema`, and waits for it, ends as completed too, and so does the one that started that. A drawn schema goes on by *success*.',
  category: 'flow',
  icon: 'player-stop',
  synonyms: ['stop', 'end', 'finish', 'return'],
  hidden: true,
  params: BreakParams,
  outlets: () => [],
  summary: () => '',
  settings: ['disabled'],
  execute: executeBreak,
};
