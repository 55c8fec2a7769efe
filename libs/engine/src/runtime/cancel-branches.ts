import type { CompiledGraph } from '../graph';
import { cancelBranches, letGo } from './branch-turns';
import type { BranchCursor } from './run-branches';
import type { RunLedger } from './run-ledger';
import type { StepEnd, StepOutcome } from './step-record';

/** Said of a step whose branch was cancelled while its effect was under way. */
const lateNote = 'Its branch was cancelled meanwhile: the result moved nothing.';

/**
 * Cancels branches other than the one in hand. A step that waited is recorded as cancelled; an
 * effect under way is let finish (`recordLate`).
 */
export function cancelOthers(
  ledger: RunLedger,
  graph: CompiledGraph,
  which: (branch: BranchCursor) => boolean,
): void {
  const { state, gone } = cancelBranches(ledger.state, which);
  ledger.state = { ...state };
  for (const branch of gone) recordCancelled(ledger, graph, branch);
}

/** The effect of a cancelled branch came back: it is recorded and moves nothing. */
export function recordLate(
  ledger: RunLedger,
  id: number,
  { end, outcome }: { readonly end: StepEnd; readonly outcome: Omit<StepOutcome, 'outlet'> },
): void {
  const late = ledger.state.branches?.others.find((branch) => branch.id === id);
  if (late?.cancelled !== true) return;
  ledger.record({ ...end, notes: [...end.notes, lateNote] }, { ...outcome, outlet: null }, late);
  ledger.state = { ...letGo(ledger.state, id) };
}

function recordCancelled(ledger: RunLedger, graph: CompiledGraph, branch: BranchCursor): void {
  const hasBegun = branch.since !== null || branch.resume !== null || branch.attempt > 1;
  if (branch.at === null || !hasBegun) return;
  const end: StepEnd = {
    node: graph.node(branch.at),
    input: branch.resume?.input ?? null,
    notes: [],
    endedAt: ledger.now ?? new Date(branch.since ?? branch.dueAt ?? 0),
  };
  ledger.record(end, { status: 'cancelled', outlet: null, output: null, error: null }, branch);
}
