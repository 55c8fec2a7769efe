import type { FlowGraph, RunStatus, StepRecord } from '@hookline/contracts';
import type { RunState } from '@hookline/engine';

/**
 * The step a run is at now, as far as its row tells: step rows are written when a step has ended.
 * Null for a run that is queued or has ended.
 */
export function currentStep(
  run: { readonly status: RunStatus; readonly state: RunState; readonly created_at: Date },
  graph: FlowGraph,
  ended: readonly StepRecord[],
): StepRecord | null {
  const { at, attempt, resume, since, visits } = run.state;
  if (at === null || (run.status !== 'running' && run.status !== 'waiting')) return null;
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
    status: run.status,
    outlet: null,
    input: resume?.input ?? null,
    output: null,
    error: null,
    notes: [],
    startedAt,
    durationMs: Math.max(0, Date.now() - Date.parse(startedAt)),
  };
}
