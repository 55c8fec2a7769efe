import type { JsonValue, StepError, StepRecord } from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import { withoutSecrets } from './hide-secrets';
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
  const startedAt = place.since ?? end.endedAt.toISOString();
  return {
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
    durationMs: Math.max(0, end.endedAt.getTime() - Date.parse(startedAt)),
  };
}
