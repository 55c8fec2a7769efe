/**
 * A counted room per key. Who finds it full waits in line, if the line moves: everybody in it holds
 * what others could use (a slot of the worker, of the queue), so nobody joins that is not expected to
 * get in within a second. A target that hangs would fill the line, and with it the room of its queue.
 */
import { Room, type Visit } from './room';

const longestExpectedMs = 1_000;

export class KeyedSlots {
  readonly #rooms = new Map<string, Room>();

  /** @param size the most inside each */
  constructor(
    readonly size: number,
    private readonly nowMs: () => number,
  ) {}

  /** How many are inside. */
  usedOf(key: string): number {
    return this.#rooms.get(key)?.used ?? 0;
  }

  /** Enters if there is room now; else null. */
  tryEnter(key: string): Visit | null {
    const room = this.#roomOf(key);
    return this.#kept(key, room, room.tryEnter());
  }

  /**
   * Null when the line is too slow to join, no room came free in `waitMs` all the same, or the
   * signal fired before.
   */
  async enter(key: string, waitMs: number, signal: AbortSignal): Promise<Visit | null> {
    const visit = this.tryEnter(key);
    if (visit || signal.aborted) return visit;
    const room = this.#roomOf(key);
    if (room.expectedWaitMs() > longestExpectedMs) return null;
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
    const room = new Room(this.size, this.nowMs);
    this.#rooms.set(key, room);
    return room;
  }

  /** An empty room is forgotten: idle keys cost nothing. */
  #kept(key: string, room: Room, visit: Visit | null): Visit | null {
    const forgetIfIdle = (): void => {
      if (room.isIdle) this.#rooms.delete(key);
    };
    if (!visit) {
      forgetIfIdle();
      return null;
    }
    return {
      leave: () => {
        visit.leave();
        forgetIfIdle();
      },
    };
  }
}
