import type { JsonObject, JsonValue } from '@hookline/contracts';

/**
 * Everything a run must remember between two commits, as stored in its row. Small on purpose:
 * event data and the graph are stored elsewhere and never copied here.
 */
export interface RunState {
  /** The node to execute next; null when the run has ended. */
  readonly at: string | null;
  /** 1 for the first try of this visit. */
  readonly attempt: number;
  /** The effect at `at` may have happened: its intent was committed, its result was not. */
  readonly intent: boolean;
  /** Set while parked behind a timer: how to leave `at`, or null to try it again. */
  readonly resume: {
    readonly outlet: string;
    readonly output: JsonValue;
    /** Rendered params, for the step's record. */
    readonly input: JsonValue;
  } | null;
  /** When the step at `at` began; ISO. Kept over a wait so that its duration is true. */
  readonly since: string | null;
  readonly variables: JsonObject;
  /** IANA zone a node chose for the rest of the run; absent: that of the surroundings. */
  readonly zone?: string;
  /** Last output per node id. */
  readonly outputs: JsonObject;
  /** Visits per node id. */
  readonly visits: Readonly<Record<string, number>>;
  /** What nodes remember, per memory key. */
  readonly memory: JsonObject;
  /** Steps so far, against the budget. */
  readonly steps: number;
  /** Effects so far, against the budget. */
  readonly effects: number;
}

/** A run about to execute its start node. */
export function initialRunState(startNodeId: string): RunState {
  return {
    at: startNodeId,
    attempt: 1,
    intent: false,
    resume: null,
    since: null,
    variables: {},
    outputs: {},
    visits: {},
    memory: {},
    steps: 0,
    effects: 0,
  };
}
