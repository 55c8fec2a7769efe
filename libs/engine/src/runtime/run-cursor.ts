import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { Awaited } from './awaited';

/** How a node that parked is left once its time came. */
export interface Resume {
  readonly outlet: string;
  readonly output: JsonValue;
  /** Rendered params, for the step's record. */
  readonly input: JsonValue;
  /** Something that may come before the time: then it decides how the node is left. */
  readonly awaits?: Awaited;
  /** Run variables that what came brought along. */
  readonly variables?: JsonObject;
  /** What came ends the run here. */
  readonly stops?: true;
  /** What came says that the node failed. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** Where a run stands; a run that forked has one per branch. */
export interface RunCursor {
  /** The node to execute next; null when there is none. */
  readonly at: string | null;
  /** 1 for the first try of this visit. */
  readonly attempt: number;
  /** The effect at `at` may have happened: its intent was committed, its result was not. */
  readonly intent: boolean;
  /** Set while parked behind a timer: how to leave `at`, or null to try it again. */
  readonly resume: Resume | null;
  /** When the step at `at` began; ISO. Kept over a wait so that its duration is true. */
  readonly since: string | null;
  /**
   * Which visit of `at` this is, taken when the step began beside other branches: two of them may
   * be at one node, and each needs a key of its own. Absent: the visit after the last.
   */
  readonly visit?: number;
}

/** At a node, nothing begun. */
export function cursorAt(nodeId: string | null): RunCursor {
  return { at: nodeId, attempt: 1, intent: false, resume: null, since: null };
}
