import type { PureNodeType } from '@hookline/engine';
import { checkParallel } from './parallel.check';
import { executeParallel } from './parallel.execute';
import { parallelOutlets } from './parallel.outlets';
import { ParallelParams } from './parallel.params';

export const parallel: PureNodeType<typeof ParallelParams> = {
  type: 'parallel',
  version: 1,
  kind: 'pure',
  label: 'Parallel',
  description: 'Goes several ways at the same time.',
  help: [
    'Every branch starts at once: calls to other systems run side by side, and a wait in one does not hold the others. Variables belong to the run, so what one branch sets the others see.',
    'A *Join* brings the branches together again. Without one the run ends when its last branch ends.',
    'A *Stop*, or a failure without a connected outlet, ends the whole run: the other branches are cancelled.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'git-fork',
  synonyms: ['fork', 'split', 'branches', 'concurrent', 'at once', 'simultaneous'],
  params: ParallelParams,
  outlets: parallelOutlets,
  summary: (params) =>
    parallelOutlets(params)
      .map(({ label }) => label)
      .join(', '),
  check: checkParallel,
  outputs: { branches: 'The names of the branches.' },
  branching: () => 'fork',
  settings: ['disabled'],
  execute: executeParallel,
};
