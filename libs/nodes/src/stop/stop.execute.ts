import type { PureOutcome } from '@hookline/engine';
import type { StopParams } from './stop.params';

/** Ends the run: with its result, or as failed with the message. */
export function executeStop(params: StopParams): PureOutcome {
  return params.status === 'success'
    ? { kind: 'stop', status: 'completed', output: params.result }
    : { kind: 'stop', status: 'failed', output: params.message };
}
