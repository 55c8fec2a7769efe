/** Answers that many runs ask for within a moment: asked once, kept for a short time. */
export class ShortMemory<Answer> {
  readonly #kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();

  constructor(
    private readonly keepMs: number,
    private readonly mostAnswers: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** The kept answer, else that of `ask`. One that failed is not kept. */
  remember(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(key);
    if (known && known.until > this.now()) return known.answer;
    // Set anew at the end: the first key is the one asked longest ago.
    this.#kept.delete(key);
    const answer = ask();
    this.#kept.set(key, { until: this.now() + this.keepMs, answer });
    answer.catch(() => {
      if (this.#kept.get(key)?.answer === answer) this.#kept.delete(key);
    });
    if (this.#kept.size > this.mostAnswers) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return answer;
  }
}
