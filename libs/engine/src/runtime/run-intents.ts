import { branchInHand } from './branch-turns';
import type { RunState } from './run-state';

const nobody: ReadonlySet<number> = new Set();

/** What the journal knows of effects that are about to happen, and of those that may have. */
export class RunIntents {
  #isStored: boolean;
  /** Numbers of the branches whose intent an earlier life of this run stored. */
  #inherited: ReadonlySet<number>;

  /** `state` is what the journal holds. */
  constructor(state: RunState) {
    this.#isStored = state.intent;
    this.#inherited = intentsIn(state);
  }

  /** @param state of the run it is a copy for */
  cloneFor(state: RunState): RunIntents {
    const copy = new RunIntents(state);
    copy.#isStored = this.#isStored;
    copy.#inherited = this.#inherited;
    return copy;
  }

  /** The journal knows of the effect of the branch in hand. */
  get isStored(): boolean {
    return this.#isStored;
  }

  /** An earlier life of this run stored the intent of the branch. */
  inheritedBy(branchId: number): boolean {
    return this.#inherited.size > 0 && this.#inherited.has(branchId);
  }

  /** The journal holds this cursor, or a branch with it is taken in hand. */
  store({ intent }: Pick<RunState, 'intent'>): void {
    this.#isStored = intent;
  }

  /** The branch in hand goes on: its effect is no longer about to happen. */
  forget(branchId: number): void {
    this.#isStored = false;
    if (this.#inherited.size === 0) return;
    this.#inherited = new Set([...this.#inherited].filter((id) => id !== branchId));
  }
}

function intentsIn(state: RunState): ReadonlySet<number> {
  if (!state.branches) return state.intent ? new Set([1]) : nobody;
  const all = [...state.branches.others, branchInHand(state)];
  return new Set(all.filter(({ intent }) => intent).map(({ id }) => id));
}
