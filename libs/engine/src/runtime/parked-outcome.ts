import type { ExecuteRunOutcome } from './execute-run-deps';
import { isPutOff } from './is-put-off';
import type { RunProgress } from './run-progress';

/** Said once the run is stored as waiting. `nodeId` is the node it will go on from. */
export function parkedOutcome(
  progress: RunProgress,
  dueAt: Date,
  nodeId = progress.state.at ?? '',
): ExecuteRunOutcome {
  const { state, awaitedNames: awaits } = progress;
  return { kind: 'parked', dueAt, nodeId, awaits, isPutOff: isPutOff(state) };
}
