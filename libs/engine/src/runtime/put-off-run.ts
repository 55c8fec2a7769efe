import { commitProgress } from './commit-progress';
import type { ExecuteRunDeps, ExecuteRunOutcome } from './execute-run-deps';
import { parkedOutcome } from './parked-outcome';
import type { RunClaim } from './run-journal';
import type { RunProgress } from './run-progress';

/** Parks a run that there is no room for now. It goes on from where it stands; nothing counts. */
export async function putOffRun(
  claim: RunClaim,
  progress: RunProgress,
  dueAt: Date,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome> {
  progress.putOff(dueAt);
  const outcome = await commitProgress(progress, claim, deps);
  if (outcome.kind === 'lost') return outcome;
  return parkedOutcome(progress, dueAt);
}
