import type { FlowGraph, RunStatus, StepRecord } from '@hookline/contracts';
import { assertNever, type RunState } from '@hookline/engine';

/**
 * The step a run is at now, as far as its row tells: step rows are written when a step has ended.
 * One that was cancelled or set aside stays where it was; what it had begun to send is `unknown`.
 * Null for a run that is queued or has come to an end.
 */
export function currentStep(
  run: {
    readonly status: RunStatus;
    readonly state: RunState;
    readonly created_at: Date;
    readonly ended_at: Date | null;
  },
  graph: FlowGraph,
  ended: readonly StepRecord[],
): StepRecord | null {
  const { at, attempt, resume, since, visits } = run.state;
  const status = stepStatusOf(run);
  if (at === null || status === null) return null;
  const node = graph.nodes.find((one) => one.id === at);
  const last = ended.at(-1);
  const startedAt =
    since ??
    (last === undefined
      ? run.created_at.toISOString()
      : new Date(Date.parse(last.startedAt) + last.durationMs).toISOString());
  return {
    seq: (last?.seq ?? 0) + 1,
    nodeId: at,
    nodeName: node?.name ?? '',
    nodeType: node?.type ?? '',
    visit: (visits[at] ?? 0) + 1,
    attempt,
    status,
    outlet: null,
    input: resume?.input ?? null,
    output: null,
    error: null,
    notes: [],
    startedAt,
    durationMs: Math.max(0, (run.ended_at?.getTime() ?? Date.now()) - Date.parse(startedAt)),
  };
}

function stepStatusOf({
  status,
  state,
}: {
  readonly status: RunStatus;
  readonly state: RunState;
}): StepRecord['status'] | null {
  switch (status) {
    case 'running':
    case 'waiting':
      return status;
    case 'cancelled':
      return state.intent ? 'unknown' : 'cancelled';
    case 'quarantined':
      return 'unknown';
    case 'queued':
    case 'completed':
    case 'failed':
      return null;
    default:
      return assertNever(status);
  }
}
