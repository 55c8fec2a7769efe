import type { RunJob } from './run-job';

/** Claims count their fences from 1. */
const noJobYet = 0;

/**
 * The runs in this process's hands, so that a sweep does not take them for forgotten. A run that parks
 * may be claimed anew before its old job is over: then it is the new claim that counts, and the end of
 * the old job leaves it alone.
 *
 * Numbers are kept and not jobs. A map that fills and empties all the time moves to a new table again and
 * again, each old table refers to the next, and one that has grown old holds all that follow, with what
 * they held, until a full collection: every run was copied twice that way (docs/performance.md).
 */
export class ActiveRuns {
  /** The fence of its job by run id; `noJobYet` for a run that is claimed or being stored. */
  readonly #fences = new Map<string, number>();

  get ids(): readonly string[] {
    return [...this.#fences.keys()];
  }

  /** A job for each of them is to come. */
  expect(runIds: readonly string[]): void {
    for (const id of runIds) this.#fences.set(id, noJobYet);
  }

  /** No job comes for them, after all. */
  forget(runIds: readonly string[]): void {
    for (const id of runIds) this.#fences.delete(id);
  }

  start(job: RunJob): void {
    this.#fences.set(job.claim.runId, job.claim.fence);
  }

  end(job: RunJob): void {
    const { runId, fence } = job.claim;
    if (this.#fences.get(runId) === fence) this.#fences.delete(runId);
  }
}
