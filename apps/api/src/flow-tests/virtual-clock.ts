import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@hookline/engine';

/** Node takes a longer one for none at all. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * The time as it is, and as much on as a test would have waited. It leaps when it is told: when every
 * run of the test waits. Who sleeps beside something under way does so in real time.
 */
export class VirtualClock implements Clock {
  #aheadMs = 0;

  constructor(private readonly realNowMs: () => number = Date.now) {}

  readonly now = (): Date => new Date(this.realNowMs() + this.#aheadMs);

  readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0 || signal?.aborted) return;
    // An abort ends it early and is no error: the caller looks at the signal.
    await delay(Math.min(ms, longestDelayMs), undefined, { signal }).catch(() => undefined);
  };

  /** Leaps to a moment; never back. */
  readonly leapTo = (moment: Date): void => {
    this.#aheadMs += Math.max(0, moment.getTime() - this.now().getTime());
  };
}
