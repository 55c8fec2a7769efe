/**
 * How many messages are kept at hand: those of some two seconds at the pace they are taken, so that half
 * of them, what a request asks for, lasts a second. The server writes the place of a consumer to disk
 * when messages went out, at most ten times a second, and each of these writes is synced: with 16
 * messages a request that was half of its CPU under load (docs/performance.md).
 */
export interface PullSizeSettings {
  /** So many at any pace. */
  readonly least: number;
  /** What waits here is locked for everybody else, and comes again after `ack_wait`. */
  readonly most: number;
  readonly nowMs: () => number;
}

const keptMs = 2_000;

export class PullSize {
  #size: number;
  #taken = 0;
  #sinceMs: number;

  constructor(private readonly settings: PullSizeSettings) {
    this.#size = settings.least;
    this.#sinceMs = settings.nowMs();
  }

  /** As of the last request. */
  get size(): number {
    return this.#size;
  }

  /** Somebody took a message. */
  took(): void {
    this.#taken += 1;
  }

  /** The size for a request that goes out now, by the pace since the one before. */
  renew(): number {
    const { least, most, nowMs } = this.settings;
    const at = nowMs();
    const elapsedMs = Math.max(1, at - this.#sinceMs);
    const wanted = Math.round((this.#taken * keptMs) / elapsedMs);
    this.#size = Math.min(most, Math.max(least, wanted));
    this.#taken = 0;
    this.#sinceMs = at;
    return this.#size;
  }
}
