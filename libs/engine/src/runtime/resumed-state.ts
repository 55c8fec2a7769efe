import type { JsonObject } from '@hookline/contracts';
import type { RunError } from './run-journal';
import type { RunState } from './run-state';

/**
 * Where a run goes on that failed or was set aside: at the step that failed, as its next visit;
 * one that was set aside stays where it was, what it began to send included. Null when no step is
 * to blame.
 * @param variables replace those of the same name
 */
export function resumedState(
  state: RunState,
  error: RunError | null,
  variables: JsonObject,
): RunState | null {
  const kept = { ...state, variables: { ...state.variables, ...variables } };
  if (state.at !== null) return kept;
  if (!error?.nodeId) return null;
  return { ...kept, at: error.nodeId, attempt: 1, intent: false, resume: null, since: null };
}
