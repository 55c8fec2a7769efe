import { Batcher, type ClaimedRun, type PgRunClaims } from '@hookline/database/runtime';
import type { ClaimGate } from './claim-gate';
import type { RunExecutor } from './run-executor';

/** Thousands of waits may be due in one second: they share their round trips. */
const maxBatch = 200;

/** Wakes parked and queued runs, many in one statement. */
export class RunWakes {
  readonly #batcher: Batcher<string, ClaimedRun | null>;

  constructor(
    claims: PgRunClaims,
    gate: ClaimGate,
    private readonly executor: () => RunExecutor,
  ) {
    this.#batcher = new Batcher({
      maxItems: maxBatch,
      flush: async (ids) => {
        const runs = await gate.shared(async () => {
          const claimed = await claims.claimDue(ids);
          this.executor().expect(claimed.map(({ runId }) => runId));
          return claimed;
        });
        const byId = new Map(runs.map((run) => [run.runId, run]));
        // Named twice, it is handed out once.
        return ids.map((id) => {
          const run = byId.get(id) ?? null;
          byId.delete(id);
          return run;
        });
      },
    });
  }

  /**
   * Takes those of the runs on that are due, in the order of their events. A run that is not due,
   * ended or went elsewhere is left alone. Throws when the database is away.
   */
  async wake(runIds: readonly string[]): Promise<void> {
    const runs = await Promise.all(runIds.map((id) => this.#batcher.add(id)));
    await this.executor().adopt(runs.flatMap((run) => run ?? []));
  }

  /** The run, claimed for whoever asks; null when there is nothing to claim. */
  claim(runId: string): Promise<ClaimedRun | null> {
    return this.#batcher.add(runId);
  }
}
