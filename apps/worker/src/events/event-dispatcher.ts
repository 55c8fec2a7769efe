/**
 * Stop 2: stores pulled events in batches, one statement for many, and starts their runs. Rules:
 *
 * 1. A message is acknowledged after its event is stored, never before.
 * 2. Batches follow one another, so events of one partition are stored and started in order. What
 *    comes while one is being stored is read and planned meanwhile.
 * 3. While the database is away the batch is held and tried again; giving it back would let newer
 *    events of the same call overtake. A batch that was stored while its answer got lost is
 *    recognised by our ids, and its runs start as if nothing had happened.
 * 4. An event whose partition is another's by now is dropped without a word: the new owner gets it.
 * 5. News of a queue travel beside its events and may come after them: before an event is called dead
 *    for want of a queue, the table is read anew. Its partition waits, or later events would overtake.
 * 6. What fails again and again for itself becomes a dead letter: an event that is put off for ever
 *    holds the place of its partition's consumer, and some hundred of them hold the partition.
 */
import {
  Batcher,
  isConnectionFault,
  isDataFault,
  prepareEvent,
  type PgEventDispatch,
  type PreparedEvent,
  type StoredEvents,
} from '@hookline/database/runtime';
import {
  messageVersion,
  messageVersionHeader,
  type DeadLetterPublisher,
  type IncomingMessage,
} from '@hookline/messaging';
import type { Clock } from '@hookline/engine';
import type { Logger } from 'pino';
import type { LongWaits } from '../limits/long-waits';
import type { PutOffCalls } from '../limits/put-off-calls';
import type { Seat, Seats } from '../limits/seats';
import type { LiveNews } from '../live/live-news';
import type { RunExecutor } from '../runs/run-executor';
import { laneKey } from '../runs/run-job.reader';
import type { RunJob } from '../runs/run-job';
import type { RunLanes } from '../runs/run-lanes';
import type { RunWakes } from '../runs/run-wakes';
import type { Slots } from '../runs/slots';
import type { HookTableKeeper } from '../schemas/hook-table.keeper';
import { planDeadLetter, planDispatch } from './plan-dispatch';
import { PlanningTurns } from './planning-turns';
import {
  giveUpMessage,
  readEventMessage,
  type DeadEvent,
  type HomelessEvent,
  type ReadableEvent,
  type ReadEvent,
} from './read-event-message';
import { untilOverOrLong } from './until-over-or-long';

export interface EventDispatcherDeps {
  readonly hooks: Pick<HookTableKeeper, 'table' | 'knows' | 'readAnew'>;
  readonly store: Pick<PgEventDispatch, 'store' | 'findStored'>;
  readonly workerId: string;
  readonly executor: Pick<RunExecutor, 'start' | 'expect' | 'forget'>;
  readonly wakes: Pick<RunWakes, 'wake'>;
  readonly lanes: Pick<RunLanes, 'isIdle'>;
  readonly putOffCalls: Pick<PutOffCalls, 'isFree'>;
  readonly slots: Slots;
  /** Of events whose runs want the processor. */
  readonly seats: Seats;
  /** Events whose runs take long: they give their slot back. */
  readonly longWaits: LongWaits;
  readonly deadLetters: Pick<DeadLetterPublisher, 'publish'>;
  readonly news: Pick<LiveNews, 'eventStored'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly stopping: AbortSignal;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

interface Pending {
  readonly message: IncomingMessage;
  /** The call's; see `laneKey`. */
  readonly key: string;
  readonly event: PreparedEvent;
  /** Its runs that are not over yet, in the order they start. */
  readonly jobs: readonly RunJob[];
  /** A dead letter in place of what failed too often. */
  readonly isGivenUp: boolean;
}

const maxBatch = 128;
/** Takes a millisecond or two. */
const eventsPerTurn = 8;
/** The server gives a message to another after 30 s without a word. */
const wordEveryMs = 10_000;
/** Something in the message itself cannot be stored; try it again, not at once. */
const oddNakMs = 30_000;
/** Two minutes: a rolling upgrade or a repair may be under way. */
const mostTries = 5;

export class EventDispatcher {
  readonly #batcher: Batcher<Pending, readonly RunJob[]>;
  /** Calls with events that are planned and not started, and how many. */
  readonly #ahead = new Map<string, number>();

  readonly #turns = new PlanningTurns(eventsPerTurn);
  #storing: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: EventDispatcherDeps) {
    this.#batcher = new Batcher({ maxItems: maxBatch, flush: (items) => this.#dispatch(items) });
  }

  /**
   * Resolves when the events that are being stored now are stored. A run that was parked while they
   * were on their way is not seen by them, and they not by it, before that.
   */
  async stored(): Promise<void> {
    await this.#storing;
  }

  /**
   * Takes one message over. Returning is the back-pressure: it waits while all slots are taken, and for
   * the next turn of the event loop when this one has planned enough.
   */
  async accept(message: IncomingMessage): Promise<void> {
    const { slots, seats } = this.deps;
    await slots.acquire();
    const seat = seats.tryTake() ?? (await seats.take());
    const turn = this.#turns.take();
    if (turn) await turn;
    const unplaced = this.#carry(message, seat, false);
    if (unplaced === null) return;
    await this.deps.hooks.readAnew(unplaced);
    this.#carry(message, seat, true);
  }

  // Not `async`, here and below: what a function that waits has in hand stays alive until it goes on,
  // and of an event that is stored nothing but its runs is needed.
  /** Answers the domain that must be read anew first; null when the message is taken care of. */
  #carry(message: IncomingMessage, seat: Seat, isTableNew: boolean): string | null {
    const { hooks, slots, stopping } = this.deps;
    const done = (): null => {
      seat.leave();
      slots.release();
      return null;
    };
    const read = this.#read(message);
    if (read && read.kind !== 'event' && read.isUnplaced && !hooks.knows(message.publishedAt)) {
      if (!isTableNew) return read.domainId;
      // Not known to be new: another worker gets the message.
      if (stopping.aborted) return done();
    }
    if (read?.kind === 'homeless') {
      void this.#setAside(read).finally(done);
      return null;
    }
    const pending = read && this.#plan(read, seat);
    if (!pending) return done();
    // Nothing will be alive of it but its text.
    if (pending.jobs.length === 0) seat.leave();
    void this.#storeAndStart(pending).finally(done);
    return null;
  }

  #storeAndStart(pending: Pending): Promise<void> {
    const { key } = pending;
    const { seq } = pending.message;
    return this.#batcher
      .add(pending)
      .then((jobs) => jobs.map((job) => this.deps.executor.start(job)))
      .finally(() => this.#leave(key))
      .then((running) =>
        running.length === 0
          ? undefined
          : untilOverOrLong(Promise.all(running), this.deps.longWaits),
      )
      .catch((error: unknown) => this.deps.log.error({ err: error, seq }, 'event not dispatched'));
  }

  async #dispatch(pending: readonly Pending[]): Promise<readonly (readonly RunJob[])[]> {
    const { executor } = this.deps;
    // Known before they are stored: a sweep between must not take them for forgotten.
    executor.expect(pending.flatMap(runIdsOf));
    const storing = this.#store(pending);
    this.#storing = storing;
    const numbers = await storing;
    return pending.map((one) => {
      const no = numbers.get(one.event.id);
      if (no === undefined) {
        executor.forget(runIdsOf(one));
        return [];
      }
      this.#tell(one.event, no, one.message);
      return one.jobs;
    });
  }

  /** Null when it was put off: a message nobody foresaw must not keep its neighbours waiting. */
  #read(message: IncomingMessage): ReadEvent | null {
    const version = message.headers.get(messageVersionHeader);
    if (version !== null && version !== messageVersion) {
      // A newer publisher in the middle of an upgrade: a newer worker will know it.
      this.deps.log.warn({ seq: message.seq, version }, 'message format is unknown, put off');
      message.nak(oddNakMs);
      return null;
    }
    try {
      return readEventMessage(message, this.deps.hooks.table);
    } catch (error) {
      return this.#giveUp(message, error) ?? this.#putOff(message, error);
    }
  }

  /** What is to be stored; null when it was put off. */
  #plan(read: ReadableEvent | DeadEvent, seat: Seat): Pending | null {
    const { message } = read;
    const { clock, hooks, newId } = this.deps;
    const now = clock.now();
    const key = laneKey(read.domainId, read.key);
    const moment = { now, newId, callIsIdle: this.#isIdle(key, now), seat };
    try {
      const plan =
        read.kind === 'dead'
          ? planDeadLetter(read, moment)
          : planDispatch(read, hooks.table, moment);
      const event = prepareEvent(plan.event);
      const pending = { message, key, event, jobs: plan.jobs, isGivenUp: isGivenUp(read) };
      this.#ahead.set(key, (this.#ahead.get(key) ?? 0) + 1);
      return pending;
    } catch (error) {
      const letter = isGivenUp(read) ? null : this.#giveUp(message, error);
      return letter ? this.#plan(letter, seat) : this.#putOff(message, error);
    }
  }

  /** A dead letter in place of a message that failed for itself too often; else null. */
  #giveUp(message: IncomingMessage, error: unknown): DeadEvent | null {
    if (message.deliveryCount < mostTries) return null;
    const cause = error instanceof Error ? error.message : String(error);
    return giveUpMessage(message, `It was tried ${message.deliveryCount} times: ${cause}`);
  }

  #putOff(message: IncomingMessage, error: unknown): null {
    this.deps.log.error({ err: error, seq: message.seq }, 'event cannot be planned, put off');
    message.nak(oddNakMs);
    return null;
  }

  /** Its runs, if any, stand in their lane. */
  #leave(key: string): void {
    const left = (this.#ahead.get(key) ?? 1) - 1;
    if (left > 0) this.#ahead.set(key, left);
    else this.#ahead.delete(key);
  }

  #isIdle(key: string, now: Date): boolean {
    const { lanes, putOffCalls } = this.deps;
    return !this.#ahead.has(key) && lanes.isIdle(key) && putOffCalls.isFree(key, now);
  }

  /** Numbers of the events that were new; the messages are acknowledged on the way. */
  async #store(pending: readonly Pending[]): Promise<ReadonlyMap<string, string>> {
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
      const letter = odd.isGivenUp || !isDataFault(error) ? null : this.#giveUp(odd.message, error);
      if (letter) return this.#storeLetter(odd, letter);
      odd.message.nak(oddNakMs);
      this.deps.log.error({ err: error, seq: odd.message.seq }, 'event cannot be stored');
      return new Map();
    }
  }

  /** The event itself was not stored, so its runs do not start. */
  async #storeLetter(odd: Pending, letter: DeadEvent): Promise<ReadonlyMap<string, string>> {
    const event = prepareEvent(planDeadLetter(letter, this.deps).event);
    const numbers = await this.#store([{ ...odd, event, jobs: [], isGivenUp: true }]);
    const no = numbers.get(event.id);
    if (no !== undefined) this.#tell(event, no, odd.message);
    return numbers;
  }

  /** One odd event must not keep its neighbours from being stored. */
  async #storeOneByOne(pending: readonly Pending[]): Promise<ReadonlyMap<string, string>> {
    const numbers = new Map<string, string>();
    for (const one of pending) {
      for (const [id, no] of await this.#store([one])) numbers.set(id, no);
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

  async #storePatiently(pending: readonly Pending[]): Promise<StoredEvents> {
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

  async #setAside({ message, domainId, reason }: HomelessEvent): Promise<void> {
    const { subject, data } = message;
    this.deps.log.warn({ subject, reason }, 'event has no home');
    try {
      const id = String(message.seq);
      await this.deps.deadLetters.publish({ kind: 'event', domainId, id, reason, subject, data });
      message.term(reason);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'dead letter not kept, trying again');
      message.nak(oddNakMs);
    }
  }

  #tell(event: PreparedEvent, no: string, message: IncomingMessage): void {
    this.deps.news.eventStored(event.domainId, {
      id: event.id,
      no,
      type: event.type,
      queueId: event.queueId,
      runIds: [...event.runIds],
    });
    if (event.problem === null) return;
    const { subject, data } = message;
    const letter = {
      kind: 'event',
      domainId: event.domainId,
      id: String(message.seq),
      reason: event.problem,
    };
    this.deps.deadLetters
      .publish({ ...letter, subject, data })
      .catch((error: unknown) =>
        this.deps.log.warn({ err: error }, 'copy of a dead letter not kept'),
      );
  }
}

function isGivenUp(read: ReadableEvent | DeadEvent): boolean {
  return read.kind === 'dead' && read.isGivenUp === true;
}

function runIdsOf({ jobs }: Pending): readonly string[] {
  return jobs.map(({ claim }) => claim.runId);
}

/** Refused, and not stored by an earlier try whose answer got lost either. */
function isLost(
  id: string,
  numbers: ReadonlyMap<string, string>,
  refused: ReadonlySet<string>,
): boolean {
  return refused.has(id) && !numbers.has(id);
}
