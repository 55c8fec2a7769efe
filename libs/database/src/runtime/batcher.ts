/**
 * Groups calls into batches: while one batch is under way the next one gathers. A lone call goes at
 * once; a flood shares its round trips and its fsync. Where nobody is in a hurry (`gatherMs`), calls
 * that follow one another closely wait for each other as well: a steady trickle, too slow to overlap,
 * would pay for a transaction each.
 */
export interface BatcherOptions<Item, Result> {
  /** One result per item, in order; an `Error` rejects that item alone. */
  readonly flush: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>;
  /** Most items in one batch. */
  readonly maxItems: number;
  /** So long after a batch the next one waits for company; 0 or absent: it never waits. */
  readonly gatherMs?: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export class Batcher<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #flushing = false;
  #flushedAtMs = -Infinity;

  constructor(private readonly options: BatcherOptions<Item, Result>) {}

  /** Rejects with what `flush` threw, or with the `Error` it returned for this item. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#flushing) this.#start();
    });
  }

  #start(): void {
    this.#flushing = true;
    const gatherMs = this.options.gatherMs ?? 0;
    const drain = (): void => void this.#drain();
    // One microtask later, so that calls made in the same turn share the batch.
    if (performance.now() - this.#flushedAtMs >= gatherMs) queueMicrotask(drain);
    else setTimeout(drain, gatherMs);
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.options.maxItems);
      await this.#flush(batch);
    }
    this.#flushedAtMs = performance.now();
    this.#flushing = false;
  }

  async #flush(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.flush(batch.map(({ item }) => item));
      batch.forEach((waiting, index) => {
        const result = results[index];
        if (result === undefined) waiting.reject(new Error('a batch gave no result for an item'));
        else if (result instanceof Error) waiting.reject(result);
        else waiting.resolve(result);
      });
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
  }
}
