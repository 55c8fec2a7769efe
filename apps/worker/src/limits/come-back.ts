/** A run that comes back later than this would be taken for lost (`put-off-calls.ts`). */
const longestMs = 30_000;

/**
 * When somebody who found no room asks again: after one to three seconds, so that those who were
 * turned away together do not come back together. Where many were, their turns follow one another at
 * the pace at which room comes free: to be turned away takes a claim and two commits, and a target that
 * hangs for an hour would make thousands of runs do nothing else.
 */
export class ComeBack {
  /** The last turn given out per place. */
  readonly #lastTurnMs = new Map<string, number>();

  constructor(
    private readonly nowMs: () => number,
    /** In [0, 1). */
    private readonly random: () => number,
  ) {}

  /**
   * Milliseconds until the next turn at the place; it is given out.
   * @param paceMs from one who leaves the place to the next
   */
  afterMs(place: string, paceMs: number): number {
    const nowMs = this.nowMs();
    const earliestMs = nowMs + 1_000 + Math.round(2_000 * this.random());
    const behindMs = (this.#lastTurnMs.get(place) ?? 0) + paceMs;
    const turnMs = Math.min(Math.max(earliestMs, behindMs), nowMs + longestMs);
    if (this.#lastTurnMs.size > 1_000) this.#forgetPast(nowMs);
    this.#lastTurnMs.set(place, turnMs);
    return turnMs - nowMs;
  }

  #forgetPast(nowMs: number): void {
    for (const [place, turnMs] of this.#lastTurnMs) {
      if (turnMs < nowMs) this.#lastTurnMs.delete(place);
    }
  }
}
