import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@hookline/engine';

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    if (ms <= 0 || signal?.aborted) return;
    // An abort ends the sleep early and is no error: the caller looks at the signal.
    await delay(ms, undefined, { signal }).catch(() => undefined);
  },
};
