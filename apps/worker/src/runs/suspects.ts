/**
 * Runs that were begun when their worker died. One of them may be what killed it, so from then on few
 * are begun together, and after a second death one at a time: a further death speaks against few, then
 * against one alone, and the others are not set aside with it. The least suspected goes first: were it
 * the oldest, the same run would be under way at every death that has other causes. A run that commits
 * is cleared.
 */

/** Deaths, without a commit between, that make a run suspect. */
export const suspectFrom = 1;
const aloneFrom = 2;
/** A worker that took hundreds over and dies again has begun them all, were it not for this. */
const fewTogether = 8;
/** Waiting for a slow target is no crime, and the others want their turn. */
const longestTurnMs = 1_000;
/** Those that are taken over together come one after the other; the first of them must not win by that. */
const gatherMs = 50;

interface Waiting {
  readonly deaths: number;
  readonly begin: () => void;
}

export class Suspects {
  readonly #few = new Turns(fewTogether);
  readonly #alone = new Turns(1);

  /**
   * Resolves when it is the caller's turn, with what ends it. Ending it twice is fine.
   * @param deaths those that count against the run
   */
  turn(deaths: number): Promise<() => void> {
    return (deaths >= aloneFrom ? this.#alone : this.#few).turn(deaths);
  }
}

/** So many have their turn at a time. */
class Turns {
  readonly #waiting: Waiting[] = [];
  #free: number;
  #gathering = false;

  constructor(size: number) {
    this.#free = size;
  }

  turn(deaths: number): Promise<() => void> {
    return new Promise((resolve) => {
      this.#waiting.push({ deaths, begin: () => resolve(this.#begin()) });
      if (this.#gathering || this.#free === 0) return;
      this.#gathering = true;
      setTimeout(() => {
        this.#gathering = false;
        this.#fill();
      }, gatherMs);
    });
  }

  #begin(): () => void {
    this.#free -= 1;
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#free += 1;
      if (!this.#gathering) this.#fill();
    };
    const timer = setTimeout(end, longestTurnMs);
    return end;
  }

  /** Of those with the fewest deaths the one that came first, while there is room. */
  #fill(): void {
    while (this.#free > 0) {
      const fewest = Math.min(...this.#waiting.map(({ deaths }) => deaths));
      const place = this.#waiting.findIndex(({ deaths }) => deaths === fewest);
      const [next] = place < 0 ? [] : this.#waiting.splice(place, 1);
      if (!next) return;
      next.begin();
    }
  }
}
