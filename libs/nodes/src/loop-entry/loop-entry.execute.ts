import { exit, type PureOutcome } from '@hookline/engine';

/** An array's first pass runs before the test (decision 16), so one pass is taken already. */
export function executeLoopEntry(): PureOutcome {
  return exit('next', { passes: 1 }, { memory: 1 });
}
