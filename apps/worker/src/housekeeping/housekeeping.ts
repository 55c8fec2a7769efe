import { setInterval as every } from 'node:timers';
import type { Logger } from 'pino';

/** Something to tidy up now and then; two workers may do it at once. */
export interface Chore {
  /** For the log. */
  readonly name: string;
  readonly everyMs: number;
  /** Answers how much it took away. */
  readonly run: () => Promise<number>;
}

/** Does each chore at its pace; one that fails is tried again at its next turn. */
export class Housekeeping {
  readonly #timers: NodeJS.Timeout[];
  readonly #busy = new Set<Chore>();

  constructor(
    chores: readonly Chore[],
    private readonly log: Logger,
  ) {
    this.#timers = chores.map((chore) => every(() => void this.#do(chore), chore.everyMs).unref());
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #do(chore: Chore): Promise<void> {
    if (this.#busy.has(chore)) return;
    this.#busy.add(chore);
    try {
      const removed = await chore.run();
      if (removed > 0) this.log.info({ chore: chore.name, removed }, 'tidied up');
    } catch (error) {
      this.log.warn({ err: error, chore: chore.name }, 'not tidied up, trying again');
    } finally {
      this.#busy.delete(chore);
    }
  }
}
