/**
 * Events that the changes of a test would cause. Rules:
 *
 * 1. An event comes a moment after the run that caused it rests, as a real one takes its time through
 *    the outbox: what is due before goes on before.
 * 2. It comes for the runs of the test that wait for its type, if it is of their call. No hook and
 *    no other run hears of it.
 * 3. What a worker could not read comes for nobody.
 */
import { orderingKey, parseCloudEvent } from '@hookline/contracts';
import type { OwnEvent } from '@hookline/database';
import type { CameEvent, RunEvent } from '@hookline/engine';
import type { TestRoom } from './test-room';
import type { TestRun } from './test-run';

/** The step of a run. */
export interface CauseOfEvent {
  readonly run: TestRun;
  readonly nodeId: string;
  readonly seq: number;
}

export interface TestEvent {
  readonly event: RunEvent;
  readonly cause: CauseOfEvent;
  readonly isOfCall: boolean;
  /** Who went on with it, once it came. */
  readonly woke: readonly { readonly run: TestRun; readonly nodeId: string }[];
}

interface PendingEvent {
  readonly at: Date;
  readonly place: number;
}

/** About what the relay and the stream take. */
const travelMs = 100;

export class TestEvents {
  readonly #all: TestEvent[] = [];
  readonly #pending: PendingEvent[] = [];

  /** @param call key of the event the test began with */
  constructor(
    private readonly room: TestRoom,
    private readonly call: string,
  ) {}

  /** All of them, in the order they were told. */
  get all(): readonly TestEvent[] {
    return this.#all;
  }

  /** When the next one comes; null when none is on its way. */
  get nextAt(): Date | null {
    return this.#pending[0]?.at ?? null;
  }

  /** The run that caused it rests. */
  tell(told: OwnEvent, cause: CauseOfEvent, now: Date): void {
    const id = `test:${this.#all.length + 1}`;
    const time = now.toISOString();
    const { event: read } = parseCloudEvent({ specversion: '1.0', id, time, ...told });
    if (!read || !this.room.take(JSON.stringify(read).length)) return;
    const { type, source, subject = null, data } = read;
    const isOfCall = orderingKey(read) === this.call;
    this.#all.push({ event: { id, type, source, subject, time, data }, cause, isOfCall, woke: [] });
    this.#pending.push({
      at: new Date(now.getTime() + travelMs),
      place: this.#all.length - 1,
    });
  }

  /** Brings the next one to whoever waits for it. */
  bringNext(runs: readonly TestRun[], now: Date): void {
    const next = this.#pending.shift();
    const told = next && this.#all[next.place];
    if (!next || !told?.isOfCall) return;
    const came: CameEvent = { ref: told.event.id, event: told.event };
    const woke = runs.flatMap((run) => run.hearEvent(came, now).map((nodeId) => ({ run, nodeId })));
    this.#all[next.place] = { ...told, woke };
  }
}
