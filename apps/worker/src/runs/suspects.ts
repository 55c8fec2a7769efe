/**
 * Runs that were begun, more than once, when their worker died. One of them may be what killed it,
 * so from then on they are begun one at a time: a further death speaks against one alone, and the
 * others are not set aside with it. A run that commits is cleared.
 */

/** Deaths, without a commit between, that make a run suspect. */
export const suspectFrom = 2;
/** Waiting for a slow target is no crime, and the others want their turn. */
const longestTurnMs = 1_000;

export class Suspects {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn, with what ends it. Ending it twice is fine. */
  async turn(): Promise<() => void> {
    const before = this.#last;
    let end = (): void => undefined;
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    const timer = setTimeout(end, longestTurnMs);
    return () => {
      clearTimeout(timer);
      end();
    };
  }
}
