import {
  isJsonObject,
  type FlowTestAnswer,
  type FlowTestEvent,
  type StepRecord,
} from '@hookline/contracts';
import { testedRun } from './tested-run';

/** A step of one of the runs of a test. */
export interface StepPlace {
  /** Null: the drawing's own. */
  readonly runId: string | null;
  readonly step: StepRecord;
}

/** Events that a run of a test caused, or one step of it. */
export function causedBy(
  answer: FlowTestAnswer,
  runId: string | null,
  seq?: number,
): readonly FlowTestEvent[] {
  return answer.events.filter(
    ({ cause }) => cause.run_id === runId && (seq === undefined || cause.seq === seq),
  );
}

/** The step that caused an event; null when the test was cut before it was kept. */
export function causeOf(answer: FlowTestAnswer, { cause }: FlowTestEvent): StepPlace | null {
  const { run_id: runId, seq } = cause;
  const step = testedRun(answer, runId).steps.find((one) => one.seq === seq);
  return step ? { runId, step } : null;
}

/** The event that ended the wait of a step; null when none of the test did. */
export function wokenBy(
  answer: FlowTestAnswer,
  runId: string | null,
  step: StepRecord,
): FlowTestEvent | null {
  return (
    answer.events.find(
      ({ id, woke }) => id === eventIdOf(step) && woke.some((wait) => isOf(wait, runId, step)),
    ) ?? null
  );
}

/** The steps whose wait an event ended. */
export function wokenSteps(answer: FlowTestAnswer, event: FlowTestEvent): readonly StepPlace[] {
  const runIds = new Set(event.woke.map(({ run_id: runId }) => runId));
  return [...runIds].flatMap((runId) =>
    testedRun(answer, runId)
      .steps.filter(
        (step) =>
          eventIdOf(step) === event.id && event.woke.some((wait) => isOf(wait, runId, step)),
      )
      .map((step) => ({ runId, step })),
  );
}

function isOf(
  wait: FlowTestEvent['woke'][number],
  runId: string | null,
  { nodeId }: StepRecord,
): boolean {
  return wait.run_id === runId && wait.node_id === nodeId;
}

function eventIdOf({ output }: StepRecord): unknown {
  return isJsonObject(output) ? output['event_id'] : undefined;
}
