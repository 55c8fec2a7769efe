import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@hookline/engine';

/** Node takes a longer timer for one that is due at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    for (let leftMs = ms; leftMs > 0 && !signal?.aborted; leftMs -= longestTimerMs) {
      // An abort ends the sleep early and is no error: the caller looks at the signal.
      await delay(Math.min(leftMs, longestTimerMs), undefined, { signal }).catch(() => undefined);
    }
  },
};
