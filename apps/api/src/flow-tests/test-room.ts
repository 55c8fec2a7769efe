/** How much all the runs of a test together may come to. */
export interface TestRoomLimits {
  /** Characters of what is answered, as JSON text. */
  readonly answerBytes: number;
  readonly subFlows: number;
}

/** What is left of it. Over it, the test is cut. */
export class TestRoom {
  #charactersLeft: number;
  #subFlowsLeft: number;

  constructor(readonly limits: TestRoomLimits) {
    this.#charactersLeft = limits.answerBytes;
    this.#subFlowsLeft = limits.subFlows;
  }

  /** Something was to be kept that found no room. */
  get isFull(): boolean {
    return this.#charactersLeft < 0;
  }

  /** One sub-flow more was to be started than there may be. */
  get hasTooManySubFlows(): boolean {
    return this.#subFlowsLeft < 0;
  }

  get isOver(): boolean {
    return this.isFull || this.hasTooManySubFlows;
  }

  /** False when it does not fit; nothing does from then on. */
  take(characters: number): boolean {
    if (!this.isFull) this.#charactersLeft -= characters;
    return !this.isFull;
  }

  /** False when there are enough. */
  takeSubFlow(): boolean {
    if (!this.hasTooManySubFlows) this.#subFlowsLeft -= 1;
    return !this.hasTooManySubFlows;
  }
}
