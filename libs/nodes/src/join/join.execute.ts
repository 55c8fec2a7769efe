import type { PureOutcome } from '@hookline/engine';
import type { JoinParams } from './join.params';

/** Brings the branches of the innermost parallel together; the runtime counts them. */
export function executeJoin({ mode }: JoinParams): PureOutcome {
  return { kind: 'join', mode, outlet: 'next' };
}
