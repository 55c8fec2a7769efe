/**
 * Stores a batch of planned events and settles their messages. Rules:
 *
 * 1. While the database is away the batch is held and tried again; giving it back would let newer
 *    events of the same call overtake. A batch that was stored while its answer got lost is
 *    recognised by our ids, and its runs start as if nothing had happened.
 * 2. An event whose partition is another's by now is dropped without a word: the new owner gets it.
 * 3. Where a batch cannot be stored its events are tried one by one; the odd one is put off.
 */
import {
  isConnectionFault,
  isDataFault,
  prepareEvent,
  type PgEventDispatch,
  type PreparedEvent,
  type StoredEvents,
} from '@hookline/database/runtime';
import type { Clock } from '@hookline/engine';
import type { IncomingMessage } from '@hookline/messaging';
import type { Logger } from 'pino';
import type { RunWakes } from '../runs/run-wakes';
import { letterOfOdd, oddNakMs } from './odd-message';
import { planDeadLetter } from './plan-dispatch';
import type { DeadEvent } from './read-event-message';

export interface EventStorerDeps {
  readonly store: Pick<PgEventDispatch, 'store' | 'findStored'>;
  readonly workerId: string;
  readonly wakes: Pick<RunWakes, 'wake'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly stopping: AbortSignal;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

export interface StorableEvent {
  readonly message: IncomingMessage;
  readonly event: PreparedEvent;
  /** A dead letter in place of what failed too often. */
  readonly isGivenUp: boolean;
}

/** The server gives a message to another after 30 s without a word. */
const wordEveryMs = 10_000;

export class EventStorer {
  /** @param onLetter told of a dead letter that was stored in place of an event, and of its number */
  constructor(
    private readonly deps: EventStorerDeps,
    private readonly onLetter: (event: PreparedEvent, no: string, message: IncomingMessage) => void,
  ) {}

  /** Numbers of the events that were new, by our ids; the messages are acknowledged on the way. */
  async store(pending: readonly StorableEvent[]): Promise<ReadonlyMap<string, string>> {
    if (pending.length === 0) return new Map();
    try {
      const { numbers, due, refused } = await this.#storePatiently(pending);
      const lost = pending.filter(({ event }) => isLost(event.id, numbers, refused));
      for (const one of pending) if (!lost.includes(one)) one.message.ack();
      if (lost.length > 0) {
        this.deps.log.warn({ events: lost.length }, 'events left to the new owner of their calls');
      }
      await this.#wake(due);
      return numbers;
    } catch (error) {
      if (pending.length > 1) return this.#storeOneByOne(pending);
      const [odd] = pending;
      if (!odd) return new Map();
      const letter = odd.isGivenUp || !isDataFault(error) ? null : letterOfOdd(odd.message, error);
      if (letter) return this.#storeLetter(odd, letter);
      odd.message.nak(oddNakMs);
      this.deps.log.error({ err: error, seq: odd.message.seq }, 'event cannot be stored');
      return new Map();
    }
  }

  /** The event itself was not stored, so its runs do not start. */
  async #storeLetter(odd: StorableEvent, letter: DeadEvent): Promise<ReadonlyMap<string, string>> {
    const event = prepareEvent(planDeadLetter(letter, this.deps).event);
    const numbers = await this.store([{ message: odd.message, event, isGivenUp: true }]);
    const no = numbers.get(event.id);
    if (no !== undefined) this.onLetter(event, no, odd.message);
    return numbers;
  }

  /** One odd event must not keep its neighbours from being stored. */
  async #storeOneByOne(pending: readonly StorableEvent[]): Promise<ReadonlyMap<string, string>> {
    const numbers = new Map<string, string>();
    for (const one of pending) {
      for (const [id, no] of await this.store([one])) numbers.set(id, no);
    }
    return numbers;
  }

  /** Runs that waited for one of the events go on before the runs it starts. */
  async #wake(due: readonly string[]): Promise<void> {
    if (due.length === 0) return;
    try {
      await this.deps.wakes.wake(due);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'waiting runs not woken, the sweeper will find them');
    }
  }

  async #storePatiently(pending: readonly StorableEvent[]): Promise<StoredEvents> {
    const { store, workerId, clock, stopping, log } = this.deps;
    const events = pending.map(({ event }) => event);
    let isFirst = true;
    let silentMs = 0;
    for (let delayMs = 100; ; delayMs = Math.min(2_000, delayMs * 2)) {
      try {
        const stored = await store.store(events, workerId);
        // Only the first try can tell new from known: what a later one finds may be its own.
        return isFirst ? stored : { ...stored, numbers: await store.findStored(events) };
      } catch (error) {
        isFirst = false;
        if (!isConnectionFault(error)) throw error;
        if (stopping.aborted) throw error;
        log.warn({ err: error, events: pending.length }, 'database away, holding events');
        await clock.sleep(delayMs, stopping);
        silentMs += delayMs;
        if (silentMs >= wordEveryMs) {
          for (const { message } of pending) message.working();
          silentMs = 0;
        }
      }
    }
  }
}

/** Refused, and not stored by an earlier try whose answer got lost either. */
function isLost(
  id: string,
  numbers: ReadonlyMap<string, string>,
  refused: ReadonlySet<string>,
): boolean {
  return refused.has(id) && !numbers.has(id);
}
