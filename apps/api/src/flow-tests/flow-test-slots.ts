import { UnavailableError } from '@hookline/engine';

/** How many tests run in one process at the same time: they share its event loop with every request. */
const mostAtOnce = 4;

/** Room for a few tests at once. */
export class FlowTestSlots {
  #used = 0;

  /** @param most default 4 */
  constructor(private readonly most = mostAtOnce) {}

  /** @throws UnavailableError (`test.busy`) at once when there is no room */
  async run<Answer>(test: () => Promise<Answer>): Promise<Answer> {
    if (this.#used >= this.most) {
      throw new UnavailableError('test.busy', 'Other tests are running; try again in a moment.');
    }
    this.#used += 1;
    try {
      return await test();
    } finally {
      this.#used -= 1;
    }
  }
}
