import type { PureOutcome } from '@hookline/engine';
import type { ParallelParams } from './parallel.params';

/** Starts every branch; those that lead nowhere are left out by the runtime. */
export function executeParallel({ branches }: ParallelParams): PureOutcome {
  return {
    kind: 'fork',
    outlets: branches.map(({ name }) => name),
    output: { branches: branches.map(({ label }) => label) },
  };
}
