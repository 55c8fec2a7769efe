import type { RunStatus } from '@hookline/contracts';

/** Whether a run stopped at a step that can be tried again. */
export function isResumable(status: RunStatus): boolean {
  return status === 'failed' || status === 'quarantined';
}
