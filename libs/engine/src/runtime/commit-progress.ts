import type { ExecuteRunDeps } from './execute-run-deps';
import type { CommitOutcome, RunClaim } from './run-journal';
import type { RunProgress } from './run-progress';

/** Commits the run as it stands, without an effect; what was written counts as safe from then on. */
export async function commitProgress(
  progress: RunProgress,
  claim: RunClaim,
  deps: ExecuteRunDeps,
): Promise<CommitOutcome> {
  const write = progress.toWrite();
  const outcome = await deps.journal.commit({ claim, effect: null, write: () => write });
  if (outcome.kind === 'committed') {
    progress.committed();
    deps.onCommitted?.(outcome.write);
  }
  return outcome;
}
