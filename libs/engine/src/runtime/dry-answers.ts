import type { JsonObject, JsonValue, StepError } from '@hookline/contracts';

/** How a step of an earlier run ended, as it was recorded: secrets hidden, long values cut. */
export interface RecordedAnswer {
  readonly outlet: string | null;
  readonly output: JsonValue;
  readonly error: StepError | null;
  readonly variables: JsonObject;
  /** The run ended with this step. */
  readonly stops?: true;
}

/** What answers in a dry run, where nothing is changed and nothing is sent. */
export interface DryAnswers {
  /** How the node's visit ended in the first run; null when that is not known. */
  readonly recorded: (nodeId: string, visit: number) => RecordedAnswer | null;
}

/** Answers nothing: effects leave by their first outlet. */
export const nothingRecorded: DryAnswers = { recorded: () => null };
