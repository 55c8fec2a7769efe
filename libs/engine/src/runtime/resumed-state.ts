import type { JsonObject } from '@hookline/contracts';
import type { RunError } from './run-journal';
import type { RunState } from './run-state';

/**
 * Where a run goes on that failed or was set aside: at the step that failed, as its next visit;
 * one that was set aside stays where it was, what it began to send included. A run that was forked
 * goes on with the branch that failed alone. Null when no step is
 * to blame.
 * @param variables replace those of the same name
 */
export function resumedState(
  state: RunState,
  error: RunError | null,
  variables: JsonObject,
): RunState | null {
  const { stoodAt, ...rest } = state;
  const kept = { ...rest, variables: { ...state.variables, ...variables } };
  if (state.at !== null) return kept;
  const at = stoodAt ?? error?.nodeId ?? null;
  return at === null ? null : { ...kept, at, attempt: 1, intent: false, resume: null, since: null };
}
