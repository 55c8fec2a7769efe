import { exit, type PureOutcome } from '@hookline/engine';

/** Passes on: what the run knows, it knows from its event. */
export function executeStart(): PureOutcome {
  return exit('next', null);
}
