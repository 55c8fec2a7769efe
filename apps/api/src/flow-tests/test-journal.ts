import type { StepRecord } from '@hookline/contracts';
import type { OwnEvent, ToldChange } from '@hookline/database';
import type { CommitOutcome, LocalEffect, RunCommit, RunJournal, RunWrite } from '@hookline/engine';
import type { TestRoom } from './test-room';

/** Whose an effect is. */
export type EffectOf = NonNullable<RunCommit['effectOf']>;

/** An event, and the step that caused it. */
export interface CausedEvent {
  readonly event: OwnEvent;
  readonly nodeId: string;
  readonly seq: number;
}

/** Keeps what a run of a test would have stored, in memory; its effects go where it is told. */
export class TestJournal implements RunJournal {
  readonly steps: StepRecord[] = [];
  #last: RunWrite | null = null;
  #isMissing = false;
  #caused: CausedEvent[] = [];

  /**
   * @param room where steps find none, they are not kept
   * @param perform answers what became of an effect, and knows whose it is; stores nothing
   */
  constructor(
    private readonly room: TestRoom,
    private readonly perform: (effect: LocalEffect, of: EffectOf) => Promise<ToldChange>,
  ) {}

  /** The last commit; null before the first. */
  get last(): RunWrite | null {
    return this.#last;
  }

  /** Steps of this run were not kept. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Events that its changes caused since this was asked last. */
  takeCaused(): readonly CausedEvent[] {
    const caused = this.#caused;
    this.#caused = [];
    return caused;
  }

  readonly commit = async (commit: RunCommit): Promise<CommitOutcome> => {
    const { effect, effectOf } = commit;
    if (effect && !effectOf) throw new Error('an effect of nobody');
    const told = effect && effectOf ? await this.perform(effect, effectOf) : null;
    const write = commit.write(told && told.result);
    for (const step of write.steps) {
      if (this.room.take(JSON.stringify(step).length)) this.steps.push(step);
      else this.#isMissing = true;
    }
    const step = write.steps.findLast(({ nodeId }) => nodeId === effectOf?.nodeId);
    for (const event of told?.events ?? []) {
      if (step) this.#caused.push({ event, nodeId: step.nodeId, seq: step.seq });
    }
    this.#last = write;
    return { kind: 'committed', write };
  };
}
