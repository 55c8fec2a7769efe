import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { AwaitedThing } from '../runtime/awaited';

/** The node is done and leaves by an outlet. */
export interface Exit {
  readonly kind: 'exit';
  readonly outlet: string;
  /** Kept as `steps["name"]` and shown on the step. */
  readonly output: JsonValue;
  /** Run variables to set; `null` empties one. */
  readonly variables?: JsonObject;
  /** IANA zone the run reckons in from here on; absent keeps it. */
  readonly zone?: string;
  /** Replaces what the node remembers between visits of one run; absent keeps it. */
  readonly memory?: JsonValue;
}

/** The run parks until a moment, then leaves by the outlet. */
export interface Wait {
  readonly kind: 'wait';
  readonly until: Date;
  readonly outlet: string;
  readonly output: JsonValue;
}

/**
 * The run parks until something comes, or the moment; then it leaves by `outlet`. An event leaves
 * by its own outlet; a run that was started by success or failure, as it ended.
 */
export interface Await {
  readonly kind: 'await';
  readonly awaits: AwaitedThing;
  readonly until: Date;
  readonly outlet: string;
  readonly output: JsonValue;
  /** Set where it is a failure that nothing came in time. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** The run ends here. */
export interface Stop {
  readonly kind: 'stop';
  readonly status: 'completed' | 'failed';
  /** What the run answers; for a failure its message is `message`. */
  readonly output: JsonValue;
  /** Runs in the array dialect that wait for the end of this one stop too (decision 18). */
  readonly stopsCallers?: true;
}

/** The run goes on by several outlets side by side; those that lead nowhere are left out. */
export interface Fork {
  readonly kind: 'fork';
  readonly outlets: readonly string[];
  readonly output: JsonValue;
}

/**
 * The branches of the innermost fork come together: one goes on by the outlet when all others
 * arrived or ended (`all`), or at once while the others are cancelled (`any`). Outside a fork the
 * run passes through. The output tells which branches arrived, and what each brought.
 */
export interface Join {
  readonly kind: 'join';
  readonly mode: 'all' | 'any';
  readonly outlet: string;
}

export type PureOutcome = Exit | Wait | Await | Stop | Fork | Join;

/** Builds an `Exit`; the usual last line of an executor. */
export function exit(
  outlet: string,
  output: JsonValue,
  more: Pick<Exit, 'variables' | 'zone' | 'memory'> = {},
): Exit {
  return { kind: 'exit', outlet, output, ...more };
}
