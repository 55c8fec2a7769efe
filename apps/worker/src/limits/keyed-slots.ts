/**
 * A counted room per key. Who finds it full waits in line, if the line moves: everybody in it holds
 * what others could use (a slot of the worker, of the queue), so nobody joins that is not expected to
 * get in soon. A target that hangs would fill the line, and with it the room of its queue.
 */
import type { CallSignal } from '@hookline/engine';
import { Room, type Visit } from './room';

export interface KeyedSlotsOptions {
  /** The most inside each. */
  readonly size: number;
  /** Who would stand in line for longer does not join it. */
  readonly longestLineMs: number;
  readonly nowMs: () => number;
}

export class KeyedSlots {
  readonly #rooms = new Map<string, Room>();

  constructor(private readonly options: KeyedSlotsOptions) {}

  get size(): number {
    return this.options.size;
  }

  /** Milliseconds from one who leaves to the next; 0 where nobody is inside. */
  paceMsOf(key: string): number {
    return this.#rooms.get(key)?.paceMs() ?? 0;
  }

  /** Keys whose room is full now. */
  get fullKeys(): readonly string[] {
    return [...this.#rooms].filter(([, room]) => room.used >= this.size).map(([key]) => key);
  }

  /** How many are inside. */
  usedOf(key: string): number {
    return this.#rooms.get(key)?.used ?? 0;
  }

  /** Enters if there is room now; else null. */
  tryEnter(key: string): Visit | null {
    const room = this.#roomOf(key);
    return this.#kept(key, room, room.tryEnter());
  }

  /** Enters though it may be full: for somebody who was inside and stepped out. */
  reenter(key: string): Visit {
    const room = this.#roomOf(key);
    return this.#forgottenAfter(key, room, room.reenter());
  }

  /**
   * Null when the line is too slow to join, no room came free in `waitMs` all the same, or the
   * signal fired before.
   */
  async enter(key: string, waitMs: number, signal: CallSignal): Promise<Visit | null> {
    const visit = this.tryEnter(key);
    if (visit || signal.aborted) return visit;
    const room = this.#roomOf(key);
    if (room.expectedWaitMs() > this.options.longestLineMs) return null;
    return new Promise((resolve) => {
      const giveUp = (): void => {
        leaveLine();
        settle(null);
      };
      const timer = setTimeout(giveUp, waitMs);
      const settle = (given: Visit | null): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        resolve(this.#kept(key, room, given));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const leaveLine = room.join(settle);
    });
  }

  #roomOf(key: string): Room {
    const known = this.#rooms.get(key);
    if (known) return known;
    const room = new Room(this.size, this.options.nowMs);
    this.#rooms.set(key, room);
    return room;
  }

  /** An empty room is forgotten: idle keys cost nothing. */
  #kept(key: string, room: Room, visit: Visit | null): Visit | null {
    if (visit) return this.#forgottenAfter(key, room, visit);
    this.#forgetIfIdle(key, room);
    return null;
  }

  #forgottenAfter(key: string, room: Room, visit: Visit): Visit {
    return {
      leave: () => {
        visit.leave();
        this.#forgetIfIdle(key, room);
      },
    };
  }

  #forgetIfIdle(key: string, room: Room): void {
    if (room.isIdle) this.#rooms.delete(key);
  }
}
