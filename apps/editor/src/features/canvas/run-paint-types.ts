import type { StepStatus } from '@hookline/contracts';

/** What a run left on one card. */
export interface NodePaint {
  readonly status: StepStatus;
  /** "3 tries · 31.2 s". */
  readonly footer: string;
}

/** A run as colours: nodes by id, and the edges it took. Nodes not named were not reached. */
export interface RunPaint {
  readonly nodes: Readonly<Record<string, NodePaint>>;
  readonly edgeIds: ReadonlySet<string>;
}
