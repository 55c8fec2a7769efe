import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type StepError,
  type StepRecord,
} from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import { withoutSecrets } from './hide-secrets';
import { isoText } from './iso-text';
import { stepView } from './step-view';

/** What a step looked like when it ended. */
export interface StepEnd {
  readonly node: CompiledNode;
  readonly input: JsonValue;
  readonly notes: readonly string[];
  readonly endedAt: Date;
}

/** How a step ended. */
export interface StepOutcome {
  readonly status: StepRecord['status'];
  readonly outlet: string | null;
  readonly output: JsonValue;
  readonly error: StepError | null;
  /** Run variables it set, so that a dry run can set them again. */
  readonly variables?: JsonObject | undefined;
}

/** Which step it was. */
export interface StepPlace {
  readonly seq: number;
  readonly visit: number;
  readonly attempt: number;
  /** ISO; null when it took no time. */
  readonly since: string | null;
}

/** The record of a step; hides secrets, the known texts among them, and cuts long values. */
export function stepRecord(
  end: StepEnd,
  outcome: StepOutcome,
  place: StepPlace,
  secretTexts?: readonly string[],
): StepRecord {
  const endedAt = isoText(end.endedAt);
  const startedAt = place.since ?? endedAt;
  const { variables } = outcome;
  // A pure node computes them again, so they need not be kept.
  const keeps = variables && end.node.type.kind !== 'pure' && Object.keys(variables).length > 0;
  const shown = keeps ? stepView(variables, secretTexts) : null;
  const record: StepRecord = {
    seq: place.seq,
    nodeId: end.node.id,
    nodeName: end.node.name,
    nodeType: end.node.type.type,
    visit: place.visit,
    attempt: place.attempt,
    status: outcome.status,
    outlet: outcome.outlet,
    input: stepView(end.input, secretTexts),
    output: stepView(outcome.output, secretTexts),
    error: outcome.error && {
      code: outcome.error.code,
      message: withoutSecrets(outcome.error.message, secretTexts),
    },
    notes: [...end.notes],
    startedAt,
    durationMs:
      startedAt === endedAt ? 0 : Math.max(0, end.endedAt.getTime() - Date.parse(startedAt)),
  };
  return isJsonObject(shown) ? { ...record, variables: shown } : record;
}
