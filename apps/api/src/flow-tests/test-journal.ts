import type { StepRecord } from '@hookline/contracts';
import type {
  CommitOutcome,
  LocalEffect,
  LocalEffectResult,
  RunCommit,
  RunJournal,
  RunWrite,
} from '@hookline/engine';
import type { TestRoom } from './test-room';

/** Keeps what a run of a test would have stored, in memory; its effects go where it is told. */
export class TestJournal implements RunJournal {
  readonly steps: StepRecord[] = [];
  #last: RunWrite | null = null;
  #isMissing = false;

  /**
   * @param room where steps find none, they are not kept
   * @param perform answers what became of an effect; stores nothing
   */
  constructor(
    private readonly room: TestRoom,
    private readonly perform: (effect: LocalEffect) => Promise<LocalEffectResult>,
  ) {}

  /** The last commit; null before the first. */
  get last(): RunWrite | null {
    return this.#last;
  }

  /** Steps of this run were not kept. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  readonly commit = async ({ effect, write: writeOf }: RunCommit): Promise<CommitOutcome> => {
    const write = writeOf(effect && (await this.perform(effect)));
    for (const step of write.steps) {
      if (this.room.take(JSON.stringify(step).length)) this.steps.push(step);
      else this.#isMissing = true;
    }
    this.#last = write;
    return { kind: 'committed', write };
  };
}
