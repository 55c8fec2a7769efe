import { NodeFailure } from '@hookline/engine';
import type { JobLoss } from './sandbox-thread-host';

/** Codes of the caller's own for a job that was not answered. */
export interface LossCodes {
  readonly late: string;
  readonly memory: string;
  /** What the job was, to begin a sentence: `The script`. */
  readonly what: string;
}

/** The failure of the node whose job got no answer. */
export function lossFailure(loss: JobLoss, { late, memory, what }: LossCodes): NodeFailure {
  switch (loss.kind) {
    case 'late':
      return new NodeFailure(late, `${what} took too long and was ended.`);
    case 'memory':
      return new NodeFailure(memory, `${what} needed more memory than it may have.`);
    case 'broken':
      return new NodeFailure(
        'sandbox.broken',
        `${what} was not read: its sandbox broke down.`,
        {},
        loss,
      );
  }
}
