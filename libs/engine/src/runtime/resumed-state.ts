import type { JsonObject } from '@hookline/contracts';
import { liveOthers, withoutEnding, type BranchCursor, type RunBranches } from './run-branches';
import { cursorAt } from './run-cursor';
import type { RunError } from './run-journal';
import type { RunState } from './run-state';

/**
 * Where a run goes on that failed or was set aside: at the step that failed, as its next visit;
 * branches that were stopped with it go on from where they stood. One that was set aside stays
 * where it was, what it began to send included. Null when no step is to blame.
 * @param variables replace those of the same name
 */
export function resumedState(
  state: RunState,
  error: RunError | null,
  variables: JsonObject,
): RunState | null {
  const { stoodAt, branches, ...rest } = state;
  const kept = {
    ...rest,
    variables: { ...state.variables, ...variables },
    ...(branches && { branches: resumedBranches(branches) }),
  };
  if (state.at !== null) return kept;
  if (stoodAt !== undefined) return { ...kept, ...cursorAt(stoodAt) };
  if (branches && liveOthers(branches).length > 0) return kept;
  const at = error?.nodeId ?? null;
  return at === null ? null : { ...kept, ...cursorAt(at) };
}

function resumedBranches(branches: RunBranches): RunBranches {
  const kept = branches.ending?.status === 'completed' ? branches : withoutEnding(branches);
  return { ...kept, others: kept.others.map(resumedBranch) };
}

/** What a branch was about to begin begins anew; what it had begun keeps its time. */
function resumedBranch(branch: BranchCursor): BranchCursor {
  return branch.intent || branch.resume ? branch : { ...branch, since: null };
}
