/**
 * Brings changes of configuration from the outbox to the workers (reliability.md 7).
 *
 * 1. Right after a commit, so that a change is in effect within two seconds.
 * 2. And every second, for what another process left behind or NATS did not take.
 * 3. In the order of the outbox; what cannot be published waits, and so does everything after it.
 */
import { ConfigTransactions, TypeOrmConfigOutbox, type OutboxEntry } from '@hookline/database';
import { ConfigChanges } from '@hookline/messaging';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';

const pollMs = 1_000;
const forgetEveryMs = 3_600_000;
const keepDays = 7;

@Injectable()
export class ConfigRelay implements OnApplicationBootstrap, OnModuleDestroy {
  #relaying: Promise<void> | null = null;
  #again = false;
  #failing = false;
  #stopped = false;
  #timers: NodeJS.Timeout[] = [];
  #stopListening: (() => void) | null = null;

  constructor(
    transactions: ConfigTransactions,
    private readonly outbox: TypeOrmConfigOutbox,
    private readonly changes: ConfigChanges,
    private readonly log: PinoLogger,
  ) {
    log.setContext('config-relay');
    this.#stopListening = transactions.onCommitted(() => this.relaySoon());
  }

  onApplicationBootstrap(): void {
    this.#timers = [
      setInterval(() => this.relaySoon(), pollMs).unref(),
      setInterval(() => void this.#forget(), forgetEveryMs).unref(),
    ];
    this.relaySoon();
  }

  /** Before connections close: nothing is handed over half. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#stopListening?.();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#relaying;
  }

  /** Publishes what waits; a call while one is under way makes it look again. */
  relaySoon(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#relaying ??= this.#relay().finally(() => {
      this.#relaying = null;
    });
  }

  async #relay(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const count = await this.outbox.relay((entry) => this.#publish(entry));
        // There may be more than one batch.
        if (count > 0) this.#again = true;
        this.#failing = false;
      } catch (error) {
        // Once per outage: the poll comes back every second.
        if (!this.#failing) this.log.warn({ err: error }, 'configuration change not published');
        this.#failing = true;
      }
    }
  }

  async #publish({ id, domainId, kind, objectId }: OutboxEntry): Promise<void> {
    const change = { domainId, kind, id: objectId, version: Number(id) };
    await this.changes.publish(change, `outbox:${id}`);
  }

  async #forget(): Promise<void> {
    try {
      await this.outbox.forget(keepDays);
    } catch (error) {
      this.log.warn({ err: error }, 'published configuration changes not cleared');
    }
  }
}
