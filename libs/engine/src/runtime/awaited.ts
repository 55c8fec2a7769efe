import type { RuleTree } from '@hookline/contracts';

/** An event of the run's call. */
export interface AwaitedEvent {
  readonly kind: 'event';
  /** Any of these types. */
  readonly types: readonly string[];
  /** Conditions on the event; null for none. */
  readonly rules: RuleTree | null;
  /** How the node is left when it comes. */
  readonly outlet: string;
  /** Our id of the last event that was looked at and was not the one; absent: none yet. */
  readonly after?: string;
}

/** The end of a run that this one started. */
export interface AwaitedRun {
  readonly kind: 'run';
  readonly runId: string;
  /** Own variables to set from those of that run: own name → its name. */
  readonly variables: Readonly<Record<string, string>>;
}

export type AwaitedThing = AwaitedEvent | AwaitedRun;

/** What a parked branch waits for besides time. */
export interface Awaited {
  readonly thing: AwaitedThing;
  /** From when on; ISO. */
  readonly since: string;
  /** At the latest until; ISO. */
  readonly until: string;
}

/** One wait of a parked run, as the journal keeps it so that what comes finds the run. */
export interface RunWait {
  /** The number of the branch that waits. */
  readonly branch: number;
  /** Types of events, or `run:<id>`. */
  readonly names: readonly string[];
  readonly since: string;
  readonly after: string | null;
}

/** Under which names what comes finds the run. */
export function namesOf(thing: AwaitedThing): readonly string[] {
  return thing.kind === 'event' ? thing.types : [`run:${thing.runId}`];
}
