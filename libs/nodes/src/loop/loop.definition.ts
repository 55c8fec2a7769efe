import type { PureNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { testSummary } from '../params/test-summary';
import { executeLoop } from './loop.execute';
import { LoopParams } from './loop.params';

export const loop: PureNodeType<typeof LoopParams> = {
  type: 'loop',
  version: 1,
  kind: 'pure',
  label: 'Loop',
  description: 'Repeats a part of the flow while a test holds.',
  help: [
    'Draw the repeated part from *body* and lead its end back into this node. The test comes first, so the body may not run at all.',
    'Passes are counted from the first arrival until the run leaves by *done*; then the count starts anew.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'repeat',
  synonyms: ['while', 'repeat', 'until', 'again', 'cycle', 'for'],
  params: LoopParams,
  breaksCycles: true,
  outlets: () => [{ name: 'body', label: 'Body' }, { name: 'done', label: 'Done' }, failureOutlet],
  summary: (params) => `while ${testSummary(params)}`,
  outputs: {
    passes: 'Passes so far, the coming one included.',
    exhausted: 'Whether the loop ended because no passes were left.',
  },
  settings: ['disabled'],
  execute: executeLoop,
};
