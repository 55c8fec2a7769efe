import type { PureOutcome } from '@hookline/engine';

/** Ends the run, and with it the runs in the array dialect that wait for its end (decision 18). */
export function executeBreak(): PureOutcome {
  return { kind: 'stop', status: 'completed', output: null, stopsCallers: true };
}
