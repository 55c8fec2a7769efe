/**
 * The net under timers and leases (reliability.md 6): finds runs that should have woken, runs
 * whose worker is gone, and runs in our name that this process has lost sight of.
 */
import { ensurePartitions, type PgRunClaims } from '@hookline/database/runtime';
import type { Logger } from 'pino';
import type { Pool } from 'pg';
import type { RunExecutor } from './run-executor';

export const sweepEveryMs = 15_000;
/** Timers come up to 0.3 s late, short waits stay in memory 5 s: both are left alone. */
const overdueGraceSeconds = 10;
const partitionsEveryMs = 3_600_000;

export class RunSweeper {
  #sweeping = false;
  #partitionsAt = 0;

  constructor(
    private readonly claims: PgRunClaims,
    private readonly executor: RunExecutor,
    private readonly pool: Pool,
    private readonly owned: () => readonly number[],
    private readonly log: Logger,
  ) {}

  /** One round; a round that is still under way is not started twice. */
  async sweep(nowMs: number): Promise<void> {
    if (this.#sweeping) return;
    this.#sweeping = true;
    try {
      if (nowMs - this.#partitionsAt > partitionsEveryMs) {
        await ensurePartitions(this.pool);
        this.#partitionsAt = nowMs;
      }
      await this.#adoptAll();
    } catch (error) {
      this.log.warn({ err: error }, 'sweep failed, trying again at the next');
    } finally {
      this.#sweeping = false;
    }
  }

  async #adoptAll(): Promise<void> {
    const owned = this.owned();
    if (owned.length === 0) return;
    const overdue = await this.claims.claimOverdue(owned, overdueGraceSeconds);
    const orphans = await this.claims.claimOrphans(owned);
    const forgotten = await this.claims.claimForgotten(owned, this.executor.activeRunIds);
    const runs = [...overdue, ...orphans, ...forgotten];
    if (runs.length === 0) return;
    this.log.info(
      { overdue: overdue.length, orphans: orphans.length, forgotten: forgotten.length },
      'runs taken over',
    );
    await this.executor.adopt(runs);
  }
}
