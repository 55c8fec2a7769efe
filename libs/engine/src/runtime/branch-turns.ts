/**
 * Moves of the branches of a run, on its whole state: whose turn it is, who is cancelled, who goes
 * on from a join. Pure: each answers the state that comes next.
 */
import {
  isUnforked,
  liveOthers,
  withoutEnding,
  type Branch,
  type BranchCursor,
  type FiringJoin,
  type RunBranches,
} from './run-branches';
import { cursorAt, type RunCursor } from './run-cursor';
import type { RunState } from './run-state';

const onlyBranch: Branch = { id: 1, forks: [], dueAt: null, last: null };

/** Branches that still go somewhere, lowest number first; of a run that is not forked, its one. */
export function liveBranches(state: RunState): readonly BranchCursor[] {
  const inHand = state.at === null ? [] : [branchInHand(state)];
  return state.branches ? [...liveOthers(state.branches), ...inHand].sort(byId) : inHand;
}

/** The branch at the top of the state, as one of many. */
export function branchInHand(state: RunState): BranchCursor {
  const { at, attempt, intent, resume, since, visit } = state;
  const cursor = { at, attempt, intent, resume, since, ...(state.branches?.current ?? onlyBranch) };
  return visit === undefined ? cursor : { ...cursor, visit };
}

/** Takes another branch in hand; the one in hand is put aside, or let go if it is over. */
export function turnTo(state: RunState, id: number): RunState {
  const { branches } = state;
  if (!branches || branches.current.id === id) return state;
  const next = branches.others.find((branch) => branch.id === id);
  if (!next) throw new Error(`the run has no branch ${id}`);
  const rest = branches.others.filter((branch) => branch !== next);
  const { forks, dueAt, last } = next;
  return withCursor(state, next, {
    ...branches,
    current: { id, forks, dueAt, last },
    others: withAside(state, rest),
  });
}

/**
 * Sets a branch going at a join that fires. It takes the place of the branch in hand when that one
 * ended or arrived; a second join that fires for the same fork gets a branch of its own.
 */
export function startFromJoin(state: RunState, firing: FiringJoin): RunState {
  const { branches } = state;
  if (!branches) return state;
  const isFree = state.at === null;
  const id = isFree ? branches.current.id : branches.lastId + 1;
  const since = firing.arrivals[0]?.at ?? null;
  return withCursor(
    state,
    { ...cursorAt(firing.join), since },
    {
      ...branches,
      current: { id, forks: firing.outer, dueAt: null, last: null },
      others: isFree ? branches.others : withAside(state, branches.others),
      lastId: Math.max(branches.lastId, id),
    },
  );
}

/** Cancels branches other than the one in hand: gone, or kept until their effect comes back. */
export function cancelBranches(
  state: RunState,
  which: (branch: BranchCursor) => boolean,
): { readonly state: RunState; readonly gone: readonly BranchCursor[] } {
  const { branches } = state;
  if (!branches) return { state, gone: [] };
  const chosen = liveOthers(branches).filter(which);
  const others = branches.others.flatMap((branch): BranchCursor[] => {
    if (!chosen.includes(branch)) return [branch];
    return branch.intent ? [{ ...branch, cancelled: true }] : [];
  });
  return {
    state: { ...state, branches: { ...branches, others } },
    gone: chosen.filter(({ intent }) => !intent),
  };
}

/** Lets a cancelled branch go: its effect came back. */
export function letGo(state: RunState, id: number): RunState {
  const { branches } = state;
  if (!branches) return state;
  const others = branches.others.filter((branch) => branch.id !== id);
  return { ...state, branches: { ...branches, others } };
}

/** An effect of another branch is under way, or may be. */
export function isSending({ branches }: RunState): boolean {
  return branches?.others.some(({ intent }) => intent) === true;
}

/**
 * Nothing is under way any more in a run that is ending: it has ended. One that failed keeps its
 * branches where they stand, the one that failed at the top, so that it can be resumed.
 */
export function settleEnding(state: RunState): RunState {
  const { branches } = state;
  if (!branches?.ending) return state;
  const { status, branch: endedBy } = branches.ending;
  const over = { ...state, branches: withoutEnding(branches) };
  if (status === 'completed') return over;
  const failed = branches.others.find(({ id }) => id === endedBy);
  const turned = failed ? turnTo(over, failed.id) : over;
  const { at, branches: kept } = turned;
  if (at === null || !kept) return turned;
  return { ...withCursor(turned, cursorAt(null), kept), stoodAt: at };
}

/** The state as it is stored: without its branches once the run is completed or together again. */
export function storedState(state: RunState, isCompleted: boolean): RunState {
  // Nearly every run never forks; leaving a name out costs many times what copying costs.
  if (state.branches === undefined) return { ...state };
  const { branches, ...rest } = state;
  return isCompleted || isUnforked(branches) ? rest : { ...state };
}

function withAside(state: RunState, others: readonly BranchCursor[]): readonly BranchCursor[] {
  return state.at === null ? others : [...others, branchInHand(state)].sort(byId);
}

function withCursor(
  state: RunState,
  { at, attempt, intent, resume, since, visit }: RunCursor,
  branches: RunBranches,
): RunState {
  // An undefined visit is left out when the state is stored, as an absent one is.
  return { ...state, at, attempt, intent, resume, since, visit, branches };
}

function byId(one: Branch, other: Branch): number {
  return one.id - other.id;
}
