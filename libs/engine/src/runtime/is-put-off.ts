import type { RunCursor } from './run-cursor';
import type { RunState } from './run-state';

/**
 * Whether a run that waits does so for want of room, or because its turn has not come, and not as its
 * schema asks: then its call waits with it (decision 26). Where a schema lets it wait the cursor says
 * how it goes on, and a try in back-off is not the first.
 */
export function isPutOff(state: RunState): boolean {
  const others = state.branches?.others ?? [];
  return isUnbegun(state) || others.some((one) => one.cancelled !== true && isUnbegun(one));
}

function isUnbegun({ at, resume, attempt }: RunCursor): boolean {
  return at !== null && resume === null && attempt === 1;
}
