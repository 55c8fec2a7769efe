/**
 * How ended steps are stored: those of one commit share a row of `step_batch`, as one JSON text. A
 * row for each step cost PostgreSQL three to four times as much (docs/performance.md). The view `step`
 * shows them one by one again, for whoever reads; its migration says which place holds what.
 */
import type { StepRecord } from '@hookline/contracts';
import type { RunWrite } from '@hookline/engine';

/** A longer walk takes several rows: nobody should have to read 10,000 steps for one. */
const mostStepsOfRow = 500;

/** Rows of one write as `json_to_recordset` reads them; see `stepBatchRecord`. */
export function stepBatchRows(
  claim: { readonly runId: string; readonly domainId: string },
  { steps }: Pick<RunWrite, 'steps'>,
): object[] {
  const rows: object[] = [];
  for (let from = 0; from < steps.length; from += mostStepsOfRow) {
    const some = steps.slice(from, from + mostStepsOfRow);
    rows.push({
      run_id: claim.runId,
      first_seq: some[0]?.seq,
      domain_id: claim.domainId,
      steps: some.map(storedStep),
    });
  }
  return rows;
}

export const stepBatchColumns = 'run_id, first_seq, domain_id, steps';

export const stepBatchRecord = 's(run_id uuid, first_seq int, domain_id bigint, steps json)';

/** By place and not by name: names would be half of what is stored. The view `step` knows the order. */
function storedStep(step: StepRecord): readonly unknown[] {
  const places = [
    step.seq,
    step.nodeId,
    step.nodeName,
    step.nodeType,
    step.visit,
    step.attempt,
    step.status,
    step.outlet,
    step.input,
    step.output,
    step.error,
    step.notes,
    step.startedAt,
    step.durationMs,
  ];
  if (step.variables) places.push(step.variables);
  return places;
}
