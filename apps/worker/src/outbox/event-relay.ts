/**
 * Brings events of our own (list changes, task and agent status) from the outbox to the stream.
 *
 * 1. Right after a commit of this worker, and every half second for what others left.
 * 2. Any worker may relay, one at a time does. Whoever finds another at it looks again shortly:
 *    that one may have read the outbox just before our commit.
 * 3. What cannot be published stays; the next poll tries again.
 */
import type { PgEventOutbox, PublishEvent } from '@hookline/database/runtime';
import type { Logger } from 'pino';

const pollMs = 500;
const lookAgainMs = 50;

export class EventRelay {
  #relaying: Promise<void> | null = null;
  #again = false;
  #failing = false;
  #stopped = false;
  #poll: NodeJS.Timeout | null = null;
  #lookAgain: NodeJS.Timeout | null = null;

  constructor(
    private readonly outbox: Pick<PgEventOutbox, 'relay'>,
    private readonly publish: PublishEvent,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  start(): void {
    this.#poll = setInterval(() => this.wake(), pollMs).unref();
    this.wake();
  }

  /** Hands over what is under way and then no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#poll) clearInterval(this.#poll);
    if (this.#lookAgain) clearTimeout(this.#lookAgain);
    await this.#relaying;
  }

  /** Relays what waits; a call while one is under way makes it look again. */
  readonly wake = (): void => {
    if (this.#stopped) return;
    this.#again = true;
    this.#relaying ??= this.#relay().finally(() => {
      this.#relaying = null;
    });
  };

  async #relay(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const relayed = await this.outbox.relay(this.publish);
        if (relayed.kind === 'busy') {
          this.#wakeShortly();
          continue;
        }
        // There may be more than one batch.
        if (relayed.count > 0) this.#again = true;
        this.#note(relayed.failure);
      } catch (error) {
        this.#note(error);
      }
    }
  }

  #wakeShortly(): void {
    this.#lookAgain ??= setTimeout(() => {
      this.#lookAgain = null;
      this.wake();
    }, lookAgainMs).unref();
  }

  /** Once per outage: the poll comes back all the time. */
  #note(failure: unknown): void {
    if (failure !== null && !this.#failing) {
      this.log.warn({ err: failure }, 'events of our own not published, trying again');
    }
    this.#failing = failure !== null;
  }
}
