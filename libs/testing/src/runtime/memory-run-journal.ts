import type {
  CommitOutcome,
  LocalEffect,
  LocalEffectResult,
  RunCommit,
  RunJournal,
  RunWrite,
} from '@hookline/engine';

/**
 * A run journal in memory: fences like the real one, performs effects by the function it is given,
 * and keeps every commit for a spec to look at.
 */
export class MemoryRunJournal implements RunJournal {
  readonly commits: { readonly write: RunWrite; readonly effect: LocalEffect | null }[] = [];
  readonly #fences = new Map<string, number>();
  /** Called before a commit counts; throw in it to play a database that is away. */
  beforeCommit: (commit: RunCommit) => unknown = () => undefined;

  constructor(
    private readonly perform: (effect: LocalEffect) => LocalEffectResult = () => ({
      kind: 'done',
      changed: 1,
      output: {},
    }),
  ) {}

  /** Another worker claims the run: commits with a lower fence are lost from now on. */
  claim(runId: string, fence: number): void {
    this.#fences.set(runId, fence);
  }

  /** What a worker that claims the run would read back. */
  get last(): RunWrite {
    const commit = this.commits.at(-1);
    if (!commit) throw new Error('nothing was committed');
    return commit.write;
  }

  readonly commit = async (commit: RunCommit): Promise<CommitOutcome> => {
    this.beforeCommit(commit);
    const fence = this.#fences.get(commit.claim.runId) ?? commit.claim.fence;
    if (fence !== commit.claim.fence) return { kind: 'lost' };
    const result = commit.effect === null ? null : this.perform(commit.effect);
    const write = commit.write(result);
    this.commits.push({ write, effect: commit.effect });
    return { kind: 'committed', write };
  };
}
