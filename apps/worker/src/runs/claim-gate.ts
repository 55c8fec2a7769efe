/**
 * Claims of this process, kept apart: ordinary ones side by side, a look for forgotten runs alone.
 * A run that was claimed a moment ago and is not yet known here would look forgotten.
 */
export class ClaimGate {
  readonly #shared = new Set<Promise<unknown>>();
  #alone: Promise<unknown> = Promise.resolve();

  /** Runs beside other shared work, never beside `alone`. */
  async shared<T>(work: () => Promise<T>): Promise<T> {
    for (let seen = this.#alone; ; seen = this.#alone) {
      await seen;
      if (seen === this.#alone) break;
    }
    const running = work();
    const settled = running.then(
      () => undefined,
      () => undefined,
    );
    this.#shared.add(settled);
    void settled.then(() => this.#shared.delete(settled));
    return running;
  }

  /** Waits for what is under way and holds back what comes meanwhile. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#alone;
    const running = before.then(() => Promise.all(this.#shared)).then(work);
    this.#alone = running.then(
      () => undefined,
      () => undefined,
    );
    return running;
  }
}
