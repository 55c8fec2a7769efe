/**
 * The branches of a forked run, as stored in its state; of one that failed, where they were stopped.
 * Rules:
 *
 * 1. A fork has a number of its own, so that two visits of one node are different forks. A branch
 *    carries the forks it came through, the innermost last.
 * 2. A branch that arrives at a join is gone; what it brought stays as an arrival. The join fires
 *    when no branch of that fork is left (all), or at the first arrival (any).
 * 3. A fork without a branch and without an arrival is over; then the fork around it is looked at.
 * 4. Numbers only grow while the run is forked; lower numbers go first.
 *
 * Pure functions on values that are replaced, never changed.
 */
import type { JsonValue } from '@hookline/contracts';
import { cursorAt, type RunCursor } from './run-cursor';
import type { RunError } from './run-journal';

/** One fork a branch came through. */
export interface ForkPlace {
  readonly fork: number;
  /** The node that forked, and the outlet this branch left it by. */
  readonly node: string;
  readonly outlet: string;
}

/** What a branch is beside its cursor. */
export interface Branch {
  /** Its number in the run, from 1. */
  readonly id: number;
  readonly forks: readonly ForkPlace[];
  /** While it waits: when it goes on; ISO. */
  readonly dueAt: string | null;
  /** The node it left last, whose output it brings to a join. */
  readonly last: string | null;
  /** Nothing waits for it any more, but its effect is under way: the result is only recorded. */
  readonly cancelled?: true;
}

export interface BranchCursor extends RunCursor, Branch {}

/** What a branch left at the join where it ended. */
export interface Arrival {
  readonly join: string;
  /** Those of the branch, the innermost last. */
  readonly forks: readonly ForkPlace[];
  readonly last: string | null;
  /** ISO. */
  readonly at: string;
}

export interface RunBranches {
  /** The branch of the cursor at the top of the state. Its `at` is null once it is over. */
  readonly current: Branch;
  /** All others, by number. */
  readonly others: readonly BranchCursor[];
  readonly arrivals: readonly Arrival[];
  /** The highest number given to a branch or a fork. */
  readonly lastId: number;
  /** How the run ended, while effects are still under way. */
  readonly ending?: RunEnding;
}

export interface RunEnding {
  readonly status: 'completed' | 'failed';
  /** As it is shown, without secrets. */
  readonly result: JsonValue;
  readonly error: RunError | null;
  /** The branch that ended the run. */
  readonly branch?: number;
}

/** A run that was not forked yet, seen as one branch. */
const unforked: RunBranches = {
  current: { id: 1, forks: [], dueAt: null, last: null },
  others: [],
  arrivals: [],
  lastId: 1,
};

/** An outlet a fork goes on by, and where it leads. */
export interface ForkStart {
  readonly outlet: string;
  readonly target: string;
}

/** Forks the current branch: it takes the first start itself. */
export function forkBranches(
  branches: RunBranches = unforked,
  node: string,
  [first, ...more]: readonly [ForkStart, ...ForkStart[]],
): { readonly at: string; readonly branches: RunBranches } {
  const { current, others, lastId } = branches;
  const fork = lastId + 1;
  const forksBy = (outlet: string) => [...current.forks, { fork, node, outlet }];
  const started = more.map(({ outlet, target }, index): BranchCursor => ({
    ...cursorAt(target),
    id: fork + 1 + index,
    forks: forksBy(outlet),
    dueAt: null,
    last: current.last,
  }));
  return {
    at: first.target,
    branches: {
      ...branches,
      current: { ...current, forks: forksBy(first.outlet) },
      others: [...others, ...started],
      lastId: fork + more.length,
    },
  };
}

/** Branches of a run that still go somewhere; the current one only if its cursor does. */
export function liveOthers({ others }: RunBranches): readonly BranchCursor[] {
  return others.filter(({ cancelled }) => cancelled !== true);
}

/** Whether a branch or arrival came through the fork. */
export function cameThrough({ forks }: Pick<Branch, 'forks'>, fork: number): boolean {
  return forks.some((place) => place.fork === fork);
}

/** The arrivals at one join that go on together now, and the forks around them. */
export interface FiringJoin {
  readonly join: string;
  readonly outer: readonly ForkPlace[];
  readonly arrivals: readonly Arrival[];
}

/**
 * The joins that fire because the last branch of a fork is over (rules 2 and 3), looking outward
 * from the forks it came through. Empty when somebody is still on the way, or nobody arrived.
 */
export function firingJoins(
  branches: RunBranches,
  forks: readonly ForkPlace[],
): readonly FiringJoin[] {
  const live = liveOthers(branches);
  for (let depth = forks.length - 1; depth >= 0; depth -= 1) {
    const fork = forks[depth]?.fork;
    if (fork === undefined || live.some((branch) => cameThrough(branch, fork))) return [];
    const arrivals = branches.arrivals.filter((one) => one.forks.at(-1)?.fork === fork);
    if (arrivals.length > 0) return byJoin(arrivals, forks.slice(0, depth));
  }
  return [];
}

function byJoin(arrivals: readonly Arrival[], outer: readonly ForkPlace[]): FiringJoin[] {
  return [...new Set(arrivals.map(({ join }) => join))].map((join) => ({
    join,
    outer,
    arrivals: arrivals.filter((one) => one.join === join),
  }));
}

/** The branches of a run that ends no more: it has ended, or goes on. */
export function withoutEnding({ current, others, arrivals, lastId }: RunBranches): RunBranches {
  return { current, others, arrivals, lastId };
}

/** Nothing is left of the fork: a run with one cursor again. */
export function isUnforked({ current, others, arrivals, ending }: RunBranches): boolean {
  const isTogether = current.forks.length === 0 && others.length === 0 && arrivals.length === 0;
  return isTogether && !ending;
}
