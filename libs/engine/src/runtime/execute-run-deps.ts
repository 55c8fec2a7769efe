import type { RunWrite, RunJournal } from './run-journal';
import type { Clock, RuntimePorts } from './runtime-ports';

/** What carrying a run on needs of the world. */
export interface ExecuteRunDeps {
  readonly journal: RunJournal;
  readonly ports: RuntimePorts;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Fires when the process stops: running effects get their grace, waits end at once. */
  readonly stopping: AbortSignal;
  /** Waits up to this stay in memory, longer ones park the run; default `shortWaitMs`. */
  readonly shortWaitMs?: number;
  /** After each commit, for live pages. */
  readonly onCommitted?: (write: RunWrite) => void;
  /** An effect of the outside begins, and may take long; what it answers is called when that is over. */
  readonly onReachOut?: () => () => void;
  /** A run was started by this one and is stored: somebody may carry it on. */
  readonly onRunStarted?: (runId: string) => void;
}

export type ExecuteRunOutcome =
  /** The run ended; nothing remains to be done. */
  | { readonly kind: 'ended'; readonly write: RunWrite }
  /** The run sleeps until `dueAt`, at the node it will go on from. */
  | {
      readonly kind: 'parked';
      readonly dueAt: Date;
      readonly nodeId: string;
      /** What may come before: types of events, `run:<id>`. */
      readonly awaits: readonly string[];
      /** For want of room, not because its schema asks: later runs of its call wait with it. */
      readonly isPutOff: boolean;
    }
  /** Somebody else carries the run on. */
  | { readonly kind: 'lost' }
  /** The process stops; the run stands in the journal and goes on elsewhere. */
  | { readonly kind: 'interrupted' };
