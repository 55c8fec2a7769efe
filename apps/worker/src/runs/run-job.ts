import type { Boundary, RunClaim, RunProgress } from '@hookline/engine';
import type { Seat } from '../limits/seats';

/** A run in this worker's hands. */
export interface RunJob {
  readonly claim: RunClaim;
  readonly progress: RunProgress;
  /** Where the walk that was stored with the run stopped; null for a run read back. */
  readonly stored: Boundary | null;
  /** Taken over to wait for its turn: whoever begins it says so. */
  readonly isUnbegun?: boolean;
  /** Set when workers died while it was begun (`suspects.ts`): so often, without a commit between. */
  readonly suspectedBy?: number | null;
  readonly partition: number;
  readonly key: string;
  readonly mode: 'ordered' | 'parallel';
  readonly schemaId: string;
  readonly hookId: string | null;
  readonly queueId: string | null;
  /** Its event's, given up while the run waits; none for a run read back. */
  readonly seat?: Pick<Seat, 'lend'>;
}
