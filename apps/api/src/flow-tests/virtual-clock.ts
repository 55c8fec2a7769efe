import type { Clock } from '@hookline/engine';

/** The time as it is, and as many hours on as a test would have slept: nobody waits for it. */
export class VirtualClock implements Clock {
  #aheadMs = 0;

  constructor(private readonly realNowMs: () => number = Date.now) {}

  readonly now = (): Date => new Date(this.realNowMs() + this.#aheadMs);

  readonly sleep = async (ms: number): Promise<void> => {
    if (ms > 0) this.#aheadMs += ms;
  };

  /** Leaps to a moment; never back. */
  readonly leapTo = (moment: Date): void => {
    this.#aheadMs += Math.max(0, moment.getTime() - this.now().getTime());
  };
}
