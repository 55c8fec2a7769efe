import type { CommitOutcome, LocalEffect, RunCommit, RunJournal } from '@hookline/engine';

/** What was foreseen turns out. */
export interface Foreseen {
  readonly confirm: () => void;
  readonly retract: () => void;
}

export interface Foresight<Concern extends LocalEffect> {
  /** Whether it cares about the effect at all. */
  readonly concerns: (effect: LocalEffect) => effect is Concern;
  /** Takes an effect for done. */
  readonly foresee: (domainId: string, effect: Concern) => Foreseen;
}

/**
 * A journal that tells of a local effect as soon as its result is known. That is before the commit:
 * within it the run walks on, and the next node must see what this one set.
 */
export class ForeseeingJournal<Concern extends LocalEffect> implements RunJournal {
  constructor(
    private readonly journal: RunJournal,
    private readonly foresight: Foresight<Concern>,
  ) {}

  readonly commit = (commit: RunCommit): Promise<CommitOutcome> =>
    commit.effect !== null && this.foresight.concerns(commit.effect)
      ? this.#foreseeing(commit, commit.effect)
      : this.journal.commit(commit);

  async #foreseeing(commit: RunCommit, effect: Concern): Promise<CommitOutcome> {
    const foreseen: Foreseen[] = [];
    let isCommitted = false;
    try {
      const outcome = await this.journal.commit({
        ...commit,
        write: (result) => {
          // A commit that is tried again writes again.
          if (result?.kind === 'done' && foreseen.length === 0) {
            foreseen.push(this.foresight.foresee(commit.claim.domainId, effect));
          }
          return commit.write(result);
        },
      });
      isCommitted = outcome.kind === 'committed';
      return outcome;
    } finally {
      for (const { confirm, retract } of foreseen) (isCommitted ? confirm : retract)();
    }
  }
}
