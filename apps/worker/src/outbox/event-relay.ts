/**
 * Brings events of our own (list changes, task and agent status) from the outbox to the log or the
 * stream.
 *
 * 1. Shortly after a commit of this worker, together with what its neighbours commit meanwhile: a
 *    transaction per event would cost more than the event. Every half second for what others left.
 * 2. Any worker may relay, one at a time does. Whoever finds another at it looks again shortly:
 *    that one may have read the outbox just before our commit.
 * 3. What cannot be published stays; the next poll tries again.
 */
import type { LoggedEvent, PgEventOutbox, PublishEvent } from '@hookline/database/runtime';
import type { Logger } from 'pino';

const pollMs = 500;
const gatherMs = 100;
const lookAgainMs = 50;

export class EventRelay {
  #relaying: Promise<void> | null = null;
  #again = false;
  #failing = false;
  #stopped = false;
  #poll: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;

  constructor(
    private readonly outbox: Pick<PgEventOutbox, 'relay'>,
    private readonly publish: PublishEvent,
    private readonly log: Pick<Logger, 'warn'>,
    /** Tells of an event that went into the log. */
    private readonly onLogged: (event: LoggedEvent) => void,
  ) {}

  start(): void {
    this.#poll = setInterval(() => this.wake(), pollMs).unref();
    this.wake();
  }

  /** Hands over what is under way and then no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#poll) clearInterval(this.#poll);
    if (this.#soon) clearTimeout(this.#soon);
    await this.#relaying;
  }

  /** Relays what waits, shortly; a call while one is under way makes it look again. */
  readonly wake = (): void => {
    if (this.#relaying) this.#again = true;
    else this.#relayWithin(gatherMs);
  };

  #relayWithin(delayMs: number): void {
    if (this.#stopped) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.#relaying = this.#relay().finally(() => {
        this.#relaying = null;
        if (this.#again) this.wake();
        this.#again = false;
      });
    }, delayMs).unref();
  }

  async #relay(): Promise<void> {
    try {
      for (let more = true; more && !this.#stopped;) {
        const relayed = await this.outbox.relay(this.publish);
        if (relayed.kind === 'busy') return this.#relayWithin(lookAgainMs);
        this.#note(relayed.failure);
        for (const event of relayed.logged) this.onLogged(event);
        ({ more } = relayed);
      }
    } catch (error) {
      this.#note(error);
    }
  }

  /** Once per outage: the poll comes back all the time. */
  #note(failure: unknown): void {
    if (failure !== null && !this.#failing) {
      this.log.warn({ err: failure }, 'events of our own not published, trying again');
    }
    this.#failing = failure !== null;
  }
}
