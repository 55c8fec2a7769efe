/** How much the steps of a test may hold, those of all its runs together. */
export class StepRoom {
  #left: number;

  /** @param characters of all steps as JSON text */
  constructor(characters: number) {
    this.#left = characters;
  }

  /** Something was to be kept that found no room. */
  get isFull(): boolean {
    return this.#left < 0;
  }

  /** False when it does not fit; nothing does from then on. */
  take(characters: number): boolean {
    if (!this.isFull) this.#left -= characters;
    return !this.isFull;
  }
}
