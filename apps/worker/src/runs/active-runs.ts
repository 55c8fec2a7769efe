import type { RunJob } from './run-job';

/**
 * The runs in this process's hands, so that a sweep does not take them for forgotten. A run that parks
 * may be claimed anew before its old job is over: then it is the new claim that counts, and the end of
 * the old job leaves it alone.
 */
export class ActiveRuns {
  /** The job by run id; null for a run that is claimed or being stored and not started yet. */
  readonly #jobs = new Map<string, RunJob | null>();

  get ids(): readonly string[] {
    return [...this.#jobs.keys()];
  }

  /** A job for each of them is to come. */
  expect(runIds: readonly string[]): void {
    for (const id of runIds) this.#jobs.set(id, null);
  }

  /** No job comes for them, after all. */
  forget(runIds: readonly string[]): void {
    for (const id of runIds) this.#jobs.delete(id);
  }

  start(job: RunJob): void {
    this.#jobs.set(job.claim.runId, job);
  }

  end(job: RunJob): void {
    const { runId } = job.claim;
    if (this.#jobs.get(runId) === job) this.#jobs.delete(runId);
  }
}
