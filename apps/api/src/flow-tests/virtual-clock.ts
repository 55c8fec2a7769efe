import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@hookline/engine';

/** Node takes a longer one for none at all. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * The time as it is, and as much on as a test would have waited. It leaps over a wait only while
 * nothing else of the run is under way: a question of another branch takes the time it takes.
 */
export class VirtualClock implements Clock {
  #aheadMs = 0;
  #alone: AbortSignal | null = null;

  constructor(private readonly realNowMs: () => number = Date.now) {}

  /**
   * The run sleeps with this signal while nothing is under way, as the runtime does with the one that
   * stops it; with another it waits beside something, in real time.
   */
  leapWith(signal: AbortSignal): void {
    this.#alone = signal;
  }

  readonly now = (): Date => new Date(this.realNowMs() + this.#aheadMs);

  readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0 || signal?.aborted) return;
    if (signal === undefined || signal === this.#alone) {
      this.#aheadMs += ms;
      return;
    }
    // An abort ends it early and is no error: the caller looks at the signal.
    await delay(Math.min(ms, longestDelayMs), undefined, { signal }).catch(() => undefined);
  };

  /** Leaps to a moment; never back. */
  readonly leapTo = (moment: Date): void => {
    this.#aheadMs += Math.max(0, moment.getTime() - this.now().getTime());
  };
}
