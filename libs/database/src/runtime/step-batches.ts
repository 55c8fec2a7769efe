/**
 * How ended steps are stored: those of one commit share a row of `step_batch`, as one JSON text. A
 * row for each step cost PostgreSQL three to four times as much (docs/performance.md). The view `step`
 * shows them one by one again, for whoever reads; its migration says which place holds what.
 */
import type { StepRecord } from '@hookline/contracts';
import type { RunWrite } from '@hookline/engine';
import { jsonArray } from './json-array';
import { storableJson } from './storable-json';

/** A longer walk takes several rows: nobody should have to read 10,000 steps for one. */
const mostStepsOfRow = 500;

/** A row of `step_batch` as texts of JSON: what it is called by, and its steps. */
export interface StepBatchRow {
  readonly key: string;
  readonly steps: string;
}

/** The rows of one write. */
export function stepBatchRows(
  claim: { readonly runId: string; readonly domainId: string },
  { steps }: Pick<RunWrite, 'steps'>,
): StepBatchRow[] {
  const rows: StepBatchRow[] = [];
  for (let from = 0; from < steps.length; from += mostStepsOfRow) {
    const some = steps.slice(from, from + mostStepsOfRow);
    const key = { run_id: claim.runId, first_seq: some[0]?.seq, domain_id: claim.domainId };
    rows.push({ key: JSON.stringify(key), steps: storableJson(some.map(storedStep)) });
  }
  return rows;
}

export const stepBatchColumns = 'run_id, first_seq, domain_id, steps';

/**
 * SQL of the rows, `s`, in two parameters: `keys` has the keys, `steps` their steps in the same order. In
 * one JSON text with its key a document of some kilobytes is read twice, by whoever looks for its
 * end and by the column; of a run of twenty nodes that took half of the whole statement.
 */
export const stepBatchRecord = (keys: string, steps: string): string => `
  rows from (
    json_to_recordset(${keys}::json) as (run_id uuid, first_seq int, domain_id bigint),
    unnest(${steps}::json[])
  ) as s(${stepBatchColumns})`;

/** The two parameters of `stepBatchRecord`. */
export function stepBatchValues(rows: readonly StepBatchRow[]): [string, Buffer] {
  return [`[${rows.map(({ key }) => key).join()}]`, jsonArray(rows.map(({ steps }) => steps))];
}

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
