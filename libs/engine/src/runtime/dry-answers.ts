import type { JsonObject, JsonValue, StepError } from '@hookline/contracts';
import type { StandIns } from './stand-ins';

/** How a step of an earlier run ended, as it was recorded: secrets hidden, long values cut. */
export interface RecordedAnswer {
  readonly outlet: string | null;
  readonly output: JsonValue;
  readonly error: StepError | null;
  readonly variables: JsonObject;
  /** The run ended with this step. */
  readonly stops?: true;
  /** Said by the author of a test; nothing was recorded. */
  readonly given?: true;
}

/** What answers in a dry run, where nothing is changed and nothing is sent. */
export interface DryAnswers {
  /** How the node's visit ended in the first run; null when that is not known. */
  readonly recorded: (nodeId: string, visit: number) => RecordedAnswer | null;
  /** What nodes act on that nothing was recorded for; absent: their effects are suppressed. */
  readonly standIns?: StandIns;
}

/** Answers nothing: effects leave by their first outlet. */
export const nothingRecorded: DryAnswers = { recorded: () => null };
