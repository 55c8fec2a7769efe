/**
 * How the branch in hand leaves a node: by an outlet, by several, at a join, by the end of the run.
 * The step is recorded, what the node leaves behind is remembered, and the cursor goes on.
 */
import { isJsonObject, type JsonValue } from '@hookline/contracts';
import { NodeFailure } from '../errors';
import type { CompiledNode } from '../graph';
import type { Exit, Fork, Join, Stop } from '../node-type';
import { failureOutput } from './failure-output';
import { arriveAtJoin, endBranch, forkWalk, type ForkingWalk } from './fork-and-join';
import { outletAfterFailure } from './outlet-after-failure';
import { completeRun, failRun } from './run-endings';
import { forgetIntent, standAt, type RunParts } from './run-parts';
import type { StepEnd } from './step-record';

/** The node is done: remember its output and go where its outlet leads. */
export function leaveNode(parts: RunParts, end: StepEnd, exit: Exit): void {
  const { outlet, output, variables } = exit;
  parts.ledger.record(end, { status: 'completed', outlet, output, error: null, variables });
  parts.ledger.remember(end.node, exit);
  goTo(parts, end.node.targetOf(outlet));
}

/** The node is passed by, as its settings or its type ask. */
export function skipNode(parts: RunParts, end: StepEnd, outlet: string): void {
  parts.ledger.record(end, { status: 'skipped', outlet, output: null, error: null });
  parts.ledger.countVisit(end.node.id);
  goTo(parts, end.node.targetOf(outlet));
}

/** The node failed: it leaves by the outlet its settings ask for, or the run fails. */
export function failNode(
  parts: RunParts,
  end: StepEnd,
  failure: NodeFailure,
  status: 'failed' | 'unknown' = 'failed',
): void {
  const output = failureOutput(failure);
  const outlet = outletAfterFailure(end.node, parts.setting.graph.dialect);
  const { variables, memory, code, message } = failure;
  parts.ledger.record(end, { status, outlet, output, error: failure, variables });
  parts.ledger.remember(end.node, { kind: 'exit', outlet: 'failure', output, variables, memory });
  if (outlet !== null) goTo(parts, end.node.targetOf(outlet));
  else failRun(parts, { code, message, nodeId: end.node.id });
}

/** Leaves the node the branch in hand was parked at, or ends the run there. */
export function leaveParkedNode(parts: RunParts, node: CompiledNode, now: Date): void {
  const { resume } = parts.ledger.state;
  if (!resume) return;
  parts.ledger.state.resume = null;
  const { input, outlet, output, variables, failure } = resume;
  const end = { node, input, notes: [], endedAt: now };
  if (resume.stops) {
    return stopRun(parts, end, { status: 'completed', output, stopsCallers: true });
  }
  if (!failure) return leaveNode(parts, end, { kind: 'exit', outlet, output, variables });
  const details = isJsonObject(output) ? output : {};
  failNode(parts, end, new NodeFailure(failure.code, failure.message, details));
}

/** The node ends the run. */
export function stopRun(parts: RunParts, end: StepEnd, how: Omit<Stop, 'kind'>): void {
  const { ledger } = parts;
  const { status, output, stopsCallers } = how;
  ledger.record(end, { status: 'completed', outlet: null, output, error: null });
  ledger.countVisit(end.node.id);
  if (stopsCallers) ledger.state.stopsCallers = true;
  if (status === 'completed') return completeRun(parts, output);
  const error = { code: 'run.stopped', message: failureText(output), nodeId: end.node.id };
  failRun(parts, error, output);
}

/** Goes on by several outlets at once; the branch in hand takes the first that leads somewhere. */
export function forkBranch(parts: RunParts, end: StepEnd, fork: Fork): void {
  forkWalk(forkingWalkOf(parts), end, fork);
}

/** The branch in hand comes to a join: it ends there, or goes on for all. */
export function joinBranch(parts: RunParts, end: StepEnd, join: Join): void {
  arriveAtJoin(forkingWalkOf(parts), end, join);
}

function goTo(parts: RunParts, target: string | null): void {
  standAt(parts, target);
  if (target !== null) return;
  if (parts.ledger.state.branches !== undefined) endBranch(forkingWalkOf(parts));
  else completeRun(parts, null);
}

/** Made only for a run that forks. */
function forkingWalkOf(parts: RunParts): ForkingWalk {
  const { ledger, setting } = parts;
  return {
    ledger,
    graph: setting.graph,
    maxBranches: setting.budget.maxBranches,
    goto: (target) => goTo(parts, target),
    leave: (end, exit) => leaveNode(parts, end, exit),
    forgetIntent: () => forgetIntent(parts),
    failRun: (code, message, nodeId) => failRun(parts, { code, message, nodeId }),
    complete: () => completeRun(parts, null),
  };
}

function failureText(output: JsonValue): string {
  if (typeof output === 'string' && output !== '') return output;
  return 'The flow schema stopped with a failure.';
}
