import type { StepRecord } from '@hookline/contracts';
import type { CommitOutcome, RunCommit, RunJournal, RunWrite } from '@hookline/engine';

/**
 * Keeps what a test would have stored, in memory, until it is answered. Makes no effect: a commit with
 * one is a fault of ours, and throws.
 */
export class TestJournal implements RunJournal {
  readonly steps: StepRecord[] = [];
  #last: RunWrite | null = null;
  #characters = 0;

  /** @param mostCharacters of all steps as JSON text; those beyond are not kept */
  constructor(private readonly mostCharacters: number) {}

  /** The last commit; null before the first. */
  get last(): RunWrite | null {
    return this.#last;
  }

  /** Steps are missing. */
  get isFull(): boolean {
    return this.#characters > this.mostCharacters;
  }

  readonly commit = async ({ effect, write: writeOf }: RunCommit): Promise<CommitOutcome> => {
    if (effect !== null) throw new Error(`a test was about to change something: ${effect.kind}`);
    const write = writeOf(null);
    for (const step of write.steps) {
      if (this.isFull) break;
      this.#characters += JSON.stringify(step).length;
      if (!this.isFull) this.steps.push(step);
    }
    this.#last = write;
    return { kind: 'committed', write };
  };
}
