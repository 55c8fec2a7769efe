import { exit, type PureOutcome } from '@hookline/engine';
import type { OpaqueParams } from './opaque.params';

/** Does nothing and says so on the step (decision 7). */
export function executeOpaque(params: OpaqueParams): PureOutcome {
  return exit('next', { note: `\`${params.app}\` does nothing here: the run passed it by.` });
}
