/**
 * The net under timers and leases (reliability.md 6): finds runs that should have woken, runs
 * whose worker is gone, and runs in our name that this process has lost sight of.
 */
import {
  ensurePartitions,
  type ClaimedRun,
  type PgArrivals,
  type PgRunClaims,
} from '@hookline/database/runtime';
import type { Logger } from 'pino';
import type { Pool } from 'pg';
import type { ClaimGate } from './claim-gate';
import type { RunExecutor } from './run-executor';

export const sweepEveryMs = 15_000;
/** Timers come up to 0.3 s late, short waits stay in memory 5 s: both are left alone. */
const overdueGraceSeconds = 10;
const partitionsEveryMs = 3_600_000;

export interface RunSweeperDeps {
  readonly claims: PgRunClaims;
  readonly arrivals: PgArrivals;
  readonly gate: ClaimGate;
  readonly executor: RunExecutor;
  readonly pool: Pool;
  readonly owned: () => readonly number[];
  readonly log: Logger;
}

export class RunSweeper {
  #sweeping = false;
  #partitionsAt = 0;

  constructor(private readonly deps: RunSweeperDeps) {}

  /** One round; a round that is still under way is not started twice. */
  async sweep(nowMs: number): Promise<void> {
    if (this.#sweeping) return;
    this.#sweeping = true;
    try {
      if (nowMs - this.#partitionsAt > partitionsEveryMs) {
        await ensurePartitions(this.deps.pool);
        this.#partitionsAt = nowMs;
      }
      await this.#adoptAll();
    } catch (error) {
      this.deps.log.warn({ err: error }, 'sweep failed, trying again at the next');
    } finally {
      this.#sweeping = false;
    }
  }

  async #adoptAll(): Promise<void> {
    const { claims, arrivals, gate, executor, log } = this.deps;
    const owned = this.deps.owned();
    if (owned.length === 0) return;
    const came = await arrivals.makeAllDue(owned);
    executor.tellDue(came);
    const overdue = await this.#claim(() => claims.claimOverdue(owned, overdueGraceSeconds));
    const orphans = await this.#claim(() => claims.claimOrphans(owned));
    // Alone: a run that another claim has just brought in is known here a moment later.
    const forgotten = await gate.alone(async () => {
      const runs = await claims.claimForgotten(owned, executor.activeRunIds);
      executor.expect(runs.map(({ runId }) => runId));
      return runs;
    });
    const runs = [...overdue, ...orphans, ...forgotten];
    if (runs.length === 0 && came.length === 0) return;
    const counts = { overdue: overdue.length, orphans: orphans.length };
    log.info({ ...counts, forgotten: forgotten.length, came: came.length }, 'runs taken over');
    await executor.adopt(runs);
  }

  #claim(claim: () => Promise<readonly ClaimedRun[]>): Promise<readonly ClaimedRun[]> {
    return this.deps.gate.shared(async () => {
      const runs = await claim();
      this.deps.executor.expect(runs.map(({ runId }) => runId));
      return runs;
    });
  }
}
