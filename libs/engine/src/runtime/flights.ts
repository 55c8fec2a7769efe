/** Work that goes on beside the loop that started it, by the number of the branch it is for. */
export interface Landing<Result> {
  readonly id: number;
  readonly result: Result;
}

export class Flights<Result> {
  readonly #ids = new Set<number>();
  #landed: Landing<Result>[] = [];
  #failure: { readonly error: unknown } | null = null;
  #tell: () => void = () => undefined;

  /** How many are under way, or landed and not yet taken. */
  get count(): number {
    return this.#ids.size;
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  start(id: number, work: Promise<Result>): void {
    this.#ids.add(id);
    work.then(
      (result) => {
        this.#landed.push({ id, result });
        this.#tell();
      },
      (error: unknown) => {
        this.#failure = { error };
        this.#tell();
      },
    );
  }

  /** Resolves when something has landed, or once `otherwise` does. */
  async wait(otherwise: Promise<void> | null): Promise<void> {
    if (this.#landed.length > 0 || this.#failure) return;
    const landed = new Promise<void>((resolve) => {
      this.#tell = resolve;
    });
    await (otherwise ? Promise.race([landed, otherwise]) : landed);
  }

  /** All that landed since, lowest branch first. Throws what a flight threw. */
  take(): readonly Landing<Result>[] {
    if (this.#failure) throw this.#failure.error;
    const landed = this.#landed.sort((one, other) => one.id - other.id);
    this.#landed = [];
    for (const { id } of landed) this.#ids.delete(id);
    return landed;
  }
}
