/**
 * Lets so many events be planned in one turn of the event loop, and the next after whatever else is
 * due. A batch that is stored sets its slots free all at once; if all the events that take them were
 * planned before anything else, the database would stand idle until the last is, though a batch for
 * it lies ready (docs/performance.md).
 */
export class PlanningTurns {
  #left: number;
  #next: Promise<void> | null = null;

  constructor(private readonly perTurn: number) {
    this.#left = perTurn;
  }

  /** Resolves, or answers nothing, when it is one's turn. */
  take(): Promise<void> | void {
    this.#next ??= this.#afterThisTurn();
    if (this.#left === 0) return this.#wait();
    this.#left -= 1;
  }

  async #wait(): Promise<void> {
    while (this.#left === 0) await (this.#next ??= this.#afterThisTurn());
    this.#left -= 1;
  }

  #afterThisTurn(): Promise<void> {
    return new Promise((resolve) =>
      setImmediate(() => {
        this.#left = this.perTurn;
        this.#next = null;
        resolve();
      }),
    );
  }
}
