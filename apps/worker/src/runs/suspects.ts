/**
 * Runs that were begun, more than once, when their worker died. One of them may be what killed it,
 * so from then on they are begun one at a time: a further death speaks against one alone, and the
 * others are not set aside with it. The least suspected goes first: were it the oldest, the same run
 * would be under way at every death that has other causes. A run that commits is cleared.
 */

/** Deaths, without a commit between, that make a run suspect. */
export const suspectFrom = 2;
/** Waiting for a slow target is no crime, and the others want their turn. */
const longestTurnMs = 1_000;
/** Those that are taken over together come one after the other; the first of them must not win by that. */
const gatherMs = 50;

interface Waiting {
  readonly deaths: number;
  readonly begin: () => void;
}

export class Suspects {
  readonly #waiting: Waiting[] = [];
  #busy = false;

  /**
   * Resolves when it is the caller's turn, with what ends it. Ending it twice is fine.
   * @param deaths those that count against the run
   */
  turn(deaths: number): Promise<() => void> {
    return new Promise((resolve) => {
      this.#waiting.push({ deaths, begin: () => resolve(this.#begin()) });
      if (this.#busy) return;
      this.#busy = true;
      setTimeout(() => this.#next(), gatherMs);
    });
  }

  #begin(): () => void {
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#next();
    };
    const timer = setTimeout(end, longestTurnMs);
    return end;
  }

  /** Of those with the fewest deaths the one that came first. */
  #next(): void {
    const fewest = Math.min(...this.#waiting.map(({ deaths }) => deaths));
    const place = this.#waiting.findIndex(({ deaths }) => deaths === fewest);
    const [next] = place < 0 ? [] : this.#waiting.splice(place, 1);
    if (next) next.begin();
    else this.#busy = false;
  }
}
