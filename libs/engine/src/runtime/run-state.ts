import type { JsonObject } from '@hookline/contracts';
import type { RunBranches } from './run-branches';
import type { RunCursor } from './run-cursor';

/**
 * Everything a run must remember between two commits, as stored in its row. Small on purpose:
 * event data and the graph are stored elsewhere and never copied here. The cursor at its top is
 * the run's only one, or the branch whose turn it is.
 */
export interface RunState extends RunCursor {
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
  /** Of a failed run: the node it stood at, where it may go on from. */
  readonly stoodAt?: string;
  /** Of a run that ended by a break: runs in the array dialect that wait for it stop too. */
  readonly stopsCallers?: true;
  /** Only while the run is forked: a run that never forks pays nothing for it. */
  readonly branches?: RunBranches;
}

/** A run about to execute its start node. */
export function initialRunState(startNodeId: string): RunState {
  // Written out: once per event, and a spread costs as much as walking a node.
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
