import type { FlowTestAnswer, FlowTestSubFlow, StepRecord } from '@hookline/contracts';
import { startedRunOf } from '../run-view/started-run-of';

/** What every run of a test has, the drawing's own and those below it. */
export type TestedRun = Omit<FlowTestAnswer, 'event' | 'events' | 'sub_flows'>;

/** A run of a test; the drawing's own for null, and for a run that is not there. */
export function testedRun(answer: FlowTestAnswer, runId: string | null): TestedRun {
  return subFlowOf(answer, runId) ?? answer;
}

/** Null for null, and for a run that is not there. */
export function subFlowOf(answer: FlowTestAnswer, runId: string | null): FlowTestSubFlow | null {
  return answer.sub_flows.find(({ run_id: id }) => id === runId) ?? null;
}

/** Sub-flows that a run started, in order; null for the drawing itself. */
export function startedBy(
  answer: FlowTestAnswer,
  runId: string | null,
): readonly FlowTestSubFlow[] {
  return answer.sub_flows.filter(({ parent }) => parent.run_id === runId);
}

/** The sub-flow that a step started; null when it started none. */
export function startedByStep(answer: FlowTestAnswer, step: StepRecord): FlowTestSubFlow | null {
  return subFlowOf(answer, startedRunOf(step, ''));
}

/** The node of the drawing that a sub-flow came from, through however many others. */
export function rootNodeOf(answer: FlowTestAnswer, runId: string): string | null {
  const parent = subFlowOf(answer, runId)?.parent;
  if (!parent) return null;
  return parent.run_id === null ? parent.node_id : rootNodeOf(answer, parent.run_id);
}
