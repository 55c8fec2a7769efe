/**
 * Stop 2: stores pulled events in batches, one statement for many, and starts their runs. Rules:
 *
 * 1. A message is acknowledged after its event is stored, never before.
 * 2. Batches follow one another, so events of one partition are stored and started in order. What
 *    comes while one is being stored is read and planned meanwhile.
 * 3. News of a queue travel beside its events and may come after them: before an event is called dead
 *    for want of a queue, the table is read anew. Its partition waits, or later events would overtake.
 * 4. What fails again and again for itself becomes a dead letter: an event that is put off for ever
 *    holds the place of its partition's consumer, and some hundred of them hold the partition.
 */
import { Batcher, prepareEvent, type PreparedEvent } from '@hookline/database/runtime';
import {
  messageVersion,
  messageVersionHeader,
  type DeadLetterPublisher,
  type IncomingMessage,
} from '@hookline/messaging';
import type { LongWaits } from '../limits/long-waits';
import type { PutOffCalls } from '../limits/put-off-calls';
import type { Seat, Seats } from '../limits/seats';
import type { LiveNews } from '../live/live-news';
import type { RunExecutor } from '../runs/run-executor';
import { laneKey } from '../runs/run-job.reader';
import type { RunJob } from '../runs/run-job';
import type { RunLanes } from '../runs/run-lanes';
import type { Slots } from '../runs/slots';
import type { HookTableKeeper } from '../schemas/hook-table.keeper';
import { EventStorer, type EventStorerDeps, type StorableEvent } from './event-storer';
import { isGivenUp, letterOfOdd, oddNakMs } from './odd-message';
import { planDeadLetter, planDispatch } from './plan-dispatch';
import { PlanningTurns } from './planning-turns';
import {
  readEventMessage,
  type DeadEvent,
  type HomelessEvent,
  type ReadableEvent,
  type ReadEvent,
} from './read-event-message';
import { untilOverOrLong } from './until-over-or-long';

export interface EventDispatcherDeps extends EventStorerDeps {
  readonly hooks: Pick<HookTableKeeper, 'table' | 'knows' | 'readAnew'>;
  readonly executor: Pick<RunExecutor, 'start' | 'expect' | 'forget'>;
  readonly lanes: Pick<RunLanes, 'isIdle'>;
  readonly putOffCalls: Pick<PutOffCalls, 'isFree'>;
  readonly slots: Slots;
  /** Of events whose runs want the processor. */
  readonly seats: Seats;
  /** Events whose runs take long: they give their slot back. */
  readonly longWaits: LongWaits;
  readonly deadLetters: Pick<DeadLetterPublisher, 'publish'>;
  readonly news: Pick<LiveNews, 'eventStored'>;
}

interface Pending extends StorableEvent {
  /** The call's; see `laneKey`. */
  readonly key: string;
  /** Its runs that are not over yet, in the order they start. */
  readonly jobs: readonly RunJob[];
}

const maxBatch = 128;
/** Takes a millisecond or two. */
const eventsPerTurn = 8;

export class EventDispatcher {
  readonly #batcher: Batcher<Pending, readonly RunJob[]>;
  /** Calls with events that are planned and not started, and how many. */
  readonly #ahead = new Map<string, number>();

  readonly #turns = new PlanningTurns(eventsPerTurn);
  #storing: Promise<unknown> = Promise.resolve();

  readonly #storer: EventStorer;

  constructor(private readonly deps: EventDispatcherDeps) {
    this.#storer = new EventStorer(deps, (event, no, message) => this.#tell(event, no, message));
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
    const storing = this.#storer.store(pending);
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
      return letterOfOdd(message, error) ?? this.#putOff(message, error);
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
      const letter = isGivenUp(read) ? null : letterOfOdd(message, error);
      return letter ? this.#plan(letter, seat) : this.#putOff(message, error);
    }
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

function runIdsOf({ jobs }: Pending): readonly string[] {
  return jobs.map(({ claim }) => claim.runId);
}
