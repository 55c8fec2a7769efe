import type { CommitOutcome, RunClaim, RunCommit, RunJournal } from '@hookline/engine';

export interface LeasedJournalDeps {
  readonly journal: RunJournal;
  readonly lease: { readonly hasLapsed: () => boolean };
  /** Nobody has claimed the run since. */
  readonly holds: (claim: RunClaim) => Promise<boolean>;
}

/**
 * A journal for a worker that may stand still. A commit proves that the run was ours then, and what
 * the run does next relies on it; after a pause longer than the lease another may have gone on with
 * the run, and a request it has answered for must not follow. So such a commit is asked about again.
 */
export class LeasedJournal implements RunJournal {
  constructor(private readonly deps: LeasedJournalDeps) {}

  readonly commit = async (commit: RunCommit): Promise<CommitOutcome> => {
    const { journal, lease, holds } = this.deps;
    const outcome = await journal.commit(commit);
    // Only a run that goes on does anything after its commit.
    if (outcome.kind === 'lost' || outcome.write.status !== 'running') return outcome;
    return !lease.hasLapsed() || (await holds(commit.claim)) ? outcome : { kind: 'lost' };
  };
}
