import type { JsonValue, RunStatus, StepRecord } from '@hookline/contracts';
import type { LocalEffect, LocalEffectResult } from './local-effect';
import type { RunState } from './run-state';
import type { RunWait } from './awaited';

/** Which run, and the fence that proves it is still ours. */
export interface RunClaim {
  readonly runId: string;
  readonly domainId: string;
  /** Raised by every claim; a commit with an older one changes nothing. */
  readonly fence: number;
  /** What events it causes carry on (B-41); absent in specs that cause none: no hops so far. */
  readonly cause?: RunCause;
}

export interface RunCause {
  readonly schemaId: string;
  /** Hops of the event that started the run. */
  readonly hops: number;
}

/** What one commit writes. */
export interface RunWrite {
  readonly status: RunStatus;
  readonly state: RunState;
  /** Steps that ended since the last commit, in order. */
  readonly steps: readonly StepRecord[];
  /** With `waiting`: when to wake. */
  readonly dueAt: Date | null;
  /** With `waiting`: what may come before; absent when nothing may. */
  readonly waits?: readonly RunWait[];
  /** With an ended run: its answer, or its failure. */
  readonly result: JsonValue;
  readonly error: RunError | null;
}

export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly nodeId: string | null;
}

export interface RunCommit {
  readonly claim: RunClaim;
  /** Performed first, in the same transaction. */
  readonly effect: LocalEffect | null;
  /** With an effect: whose it is, and in a test the output its node is said to have. */
  readonly effectOf?: {
    readonly nodeId: string;
    readonly visit: number;
    readonly said?: JsonValue;
  };
  /** Computes what to write once the effect's result is known. Synchronous and pure. */
  readonly write: (result: LocalEffectResult | null) => RunWrite;
}

/** `lost`: another worker holds a higher fence; stop at once and acknowledge nothing. */
export type CommitOutcome =
  { readonly kind: 'committed'; readonly write: RunWrite } | { readonly kind: 'lost' };

export interface RunJournal {
  /** Writes one commit, all or nothing. Commits of different runs may share a transaction. */
  readonly commit: (commit: RunCommit) => Promise<CommitOutcome>;
}
