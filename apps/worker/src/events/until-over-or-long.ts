import { longWaitMs, type LongWaits } from '../limits/long-waits';

/**
 * Resolves when the work is over, or has taken so long that its slot may serve another: then it is counted
 * among those who wait for long, while there is a place. Runs in line behind a call that hangs are such
 * work too. The work must not reject.
 */
export function untilOverOrLong(work: Promise<unknown>, longWaits: LongWaits): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const place = longWaits.tryEnter();
      if (!place) return;
      clearInterval(timer);
      void work.then(place.leave);
      resolve();
    }, longWaitMs);
    void work.then(() => {
      clearInterval(timer);
      resolve();
    });
  });
}
