/**
 * Keeps the hook table fresh: a change takes effect within two seconds (design.md, promise 5).
 * Changes come as messages; a message may be lost, so the whole is read again every few minutes
 * and after each reconnect.
 */
import type { PgHookTable } from '@hookline/database/runtime';
import type { ConfigChanges } from '@hookline/messaging';
import type { Logger } from 'pino';
import { HookTable } from './hook-table';
import { readHookTable } from './hook-table.reader';
import type { ProgramCache } from './program-cache';

const resyncMs = 5 * 60_000;
/** Many changes in one go, say an import, cost one reading. */
const settleMs = 50;
const retryMs = 1_000;

export class HookTableKeeper {
  #table = new HookTable({ zones: new Map(), queues: new Map(), hooks: [] });
  #reading: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;
  #stopSubscription: (() => void) | null = null;

  constructor(
    private readonly rows: PgHookTable,
    private readonly programs: ProgramCache,
    private readonly changes: ConfigChanges,
    private readonly log: Logger,
  ) {}

  /** The table as of the last reading. */
  get table(): HookTable {
    return this.#table;
  }

  /** Subscribes first and reads then, so that no change falls between. */
  async start(): Promise<void> {
    const subscription = await this.changes.subscribe(
      () => this.#readSoon(),
      () => this.#readSoon(),
    );
    this.#stopSubscription = () => subscription.stop();
    await this.#read();
    this.#timer = setInterval(() => this.#readSoon(), resyncMs);
    this.#timer.unref();
  }

  stop(): void {
    this.#stopSubscription?.();
    if (this.#timer) clearInterval(this.#timer);
    if (this.#soon) clearTimeout(this.#soon);
  }

  #readSoon(delayMs = settleMs): void {
    if (this.#soon) return;
    this.#soon = setTimeout(() => {
      this.#soon = null;
      this.#readNow();
    }, delayMs);
  }

  #readNow(): void {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.#read()
      .catch((error: unknown) => {
        this.log.warn({ err: error }, 'hook table not read, trying again');
        this.#readSoon(retryMs);
      })
      .finally(() => {
        this.#reading = null;
        if (this.#again) {
          this.#again = false;
          this.#readSoon();
        }
      });
  }

  async #read(): Promise<void> {
    this.#table = await readHookTable(this.rows, this.programs);
  }
}
