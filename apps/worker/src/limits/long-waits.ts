import { Room, type Visit } from './room';

/** From here on somebody's wait is long, and others may use what he holds. */
export const longWaitMs = 1_000;
const tellEveryMs = 60_000;

export interface LongWaitsOptions {
  /** The most at a time: each of them is memory. */
  readonly size: number;
  readonly nowMs: () => number;
  /** Somebody found no place, and goes on holding up others; told once a minute. */
  readonly onFull: () => void;
}

/**
 * Those who wait for an answer for long. They do nothing and cost nothing but memory, so they are counted
 * here and not where they would hold others up. The count is bounded: when it is full, whoever else waits
 * for long keeps what he holds.
 */
export class LongWaits {
  readonly #room: Room;
  #toldAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: LongWaitsOptions) {
    this.#room = new Room(options.size, options.nowMs);
  }

  get used(): number {
    return this.#room.used;
  }

  /** Null when there is no place for another. */
  tryEnter(): Visit | null {
    const visit = this.#room.tryEnter();
    if (!visit) this.#tell();
    return visit;
  }

  #tell(): void {
    const nowMs = this.options.nowMs();
    if (nowMs - this.#toldAtMs < tellEveryMs) return;
    this.#toldAtMs = nowMs;
    this.options.onFull();
  }
}
