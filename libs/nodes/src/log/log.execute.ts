import { exit, type PureOutcome } from '@hookline/engine';
import type { LogParams } from './log.params';

/** The text becomes the output of the step; that is where it is read. */
export function executeLog(params: LogParams): PureOutcome {
  return exit('next', { level: params.level, text: params.text });
}
