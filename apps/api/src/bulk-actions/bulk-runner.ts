/**
 * Carries bulk actions out, in the background of the process that took them. Rules:
 *
 * 1. One object after the other at the rate that was asked for; one that cannot be done is counted
 *    and the next one follows.
 * 2. Progress is told every second; an action that was stopped meanwhile ends there.
 * 3. A process that ends stops its actions. One that could not say so is found by its silence.
 */
import type { BulkAction } from '@hookline/contracts';
import { BulkActionStore } from '@hookline/database';
import { HooklineError } from '@hookline/engine';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';

const tellEveryMs = 1_000;
const lookEveryMs = 15_000;
const mostProblems = 20;

/** Does it to one object; throws what a person may read. */
export type ActOnOne = (id: string) => Promise<unknown>;

@Injectable()
export class BulkRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #running = new Set<Promise<void>>();
  #closing = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: BulkActionStore,
    private readonly log: PinoLogger,
  ) {
    log.setContext('bulk-runner');
  }

  onApplicationBootstrap(): void {
    void this.#stopAbandoned();
    this.#timer = setInterval(() => void this.#stopAbandoned(), lookEveryMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.#closing = true;
    if (this.#timer) clearInterval(this.#timer);
    await Promise.all(this.#running);
  }

  /** Begins; resolves at once. */
  begin(bulk: BulkAction, ids: readonly string[], act: ActOnOne): void {
    const work = this.#carryOut(bulk, ids, act)
      .catch((error: unknown) =>
        this.log.error({ err: error, bulkId: bulk.id }, 'bulk action broke off'),
      )
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  async #carryOut(bulk: BulkAction, ids: readonly string[], act: ActOnOne): Promise<void> {
    const problems: { id: string; message: string }[] = [];
    const count = { done: 0, failed: 0 };
    let toldAtMs = Date.now();
    for (const id of ids) {
      const startedAtMs = Date.now();
      if (this.#closing) break;
      if (startedAtMs - toldAtMs >= tellEveryMs) {
        if (!(await this.store.progress(bulk.id, { ...count, problems }))) break;
        toldAtMs = startedAtMs;
      }
      try {
        await act(id);
        count.done += 1;
      } catch (error) {
        count.failed += 1;
        if (problems.length < mostProblems) problems.push({ id, message: this.#sentenceOf(error) });
      }
      const restMs = 1_000 / bulk.rate - (Date.now() - startedAtMs);
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    await this.store.progress(bulk.id, { ...count, problems });
    const isComplete = count.done + count.failed === ids.length;
    await this.store.end(bulk.id, isComplete ? 'completed' : 'stopped');
    this.log.info({ bulkId: bulk.id, ...count, isComplete }, 'bulk action ended');
  }

  /** Our own errors are written for people; the words of others stay in the log (B-71). */
  #sentenceOf(error: unknown): string {
    if (error instanceof HooklineError) return error.message;
    this.log.error({ err: error }, 'bulk action failed for one object');
    return 'It failed for a reason of our own; the log of the api tells more.';
  }

  async #stopAbandoned(): Promise<void> {
    try {
      const count = await this.store.stopAbandoned();
      if (count > 0) this.log.warn({ count }, 'bulk actions of a process that is gone, stopped');
    } catch (error) {
      this.log.warn({ err: error }, 'abandoned bulk actions not looked for');
    }
  }
}
