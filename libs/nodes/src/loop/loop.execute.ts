import { exit, type NodeContext, type PureOutcome } from '@hookline/engine';
import { testHolds } from '../params/test-params';
import type { LoopParams } from './loop.params';

/**
 * One arrival at the loop: another pass by `body` while the test holds and passes are left, else
 * `done` (decision 16). Its memory is the number of passes of this entry; leaving clears it.
 */
export function executeLoop(params: LoopParams, context: NodeContext): PureOutcome {
  const passes = typeof context.memory === 'number' ? context.memory : 0;
  const isExhausted = passes >= params.maxSteps;
  if (isExhausted || !testHolds(params, context)) {
    return exit('done', { passes, exhausted: isExhausted }, { memory: 0 });
  }
  return exit('body', { passes: passes + 1, exhausted: false }, { memory: passes + 1 });
}
