import type { Clock } from '@hookline/engine';

/** How long a worker counts as alive after a beat (reliability.md 3). */
export const leaseTtlSeconds = 15;

/**
 * How long others still believe that this worker lives, by its own clock. It errs on the safe side:
 * the database counts from when a beat arrives, this from when it was sent.
 */
export class WorkerLease {
  #renewedAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  /** A beat that was sent then has been answered. */
  renewedAt(sentAt: Date): void {
    this.#renewedAtMs = sentAt.getTime();
  }

  /** Others may have taken what we hold. */
  readonly hasLapsed = (): boolean => this.leftMs() <= 0;

  /** How much longer it lasts; negative when it has lapsed. */
  readonly leftMs = (): number =>
    this.#renewedAtMs + leaseTtlSeconds * 1_000 - this.clock.now().getTime();
}
