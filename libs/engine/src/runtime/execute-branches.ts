/**
 * Stop 3 of a run that forked: its branches side by side. Rules (reliability.md 5, for each branch):
 *
 * 1. One loop owns the progress. What takes long (effects, questions) runs beside it and only brings
 *    an answer; answers are applied one after another, the lowest branch first. So commits of one
 *    run never overlap.
 * 2. A round walks every branch that can go on to its next boundary, the lowest first.
 * 3. Local effects happen one after another, each in its own commit, before effects of the outside.
 * 4. One commit holds all intents of a round, and every result so far. A result that no intent
 *    follows is committed too while other effects are under way: they may take long.
 * 5. A branch waits without holding the others. The run parks when every branch waits and nothing
 *    is under way, until the first of them is due; then only those due go on.
 * 6. Effects of cancelled branches are let finish and recorded, and move nothing; the run is not
 *    written as ended before. If a crash came between, they are recorded as unknown.
 * 7. When a branch fails the run, the others stop where they stand: they go on if the run is
 *    resumed. Their effects under way are let finish and move their branch; nothing follows. If a
 *    crash came between, it is open whether they happened, and the next life settles that.
 * 8. A process that stops begins nothing; what is under way lands and is committed.
 */
import { assertNever } from '../assert-never';
import type { Boundary } from './boundary';
import { changeLocally } from './change-locally';
import { commitProgress } from './commit-progress';
import type { ExecuteRunDeps, ExecuteRunOutcome } from './execute-run-deps';
import { Flights } from './flights';
import { letOthersGoOn } from './let-others-go-on';
import {
  applyAnswer,
  askNode,
  endOf,
  isOpenQuestion,
  unknownEffect,
  type NodeAnswer,
} from './node-answer';
import { parkedOutcome } from './parked-outcome';
import type { BranchCursor } from './run-branches';
import type { RunClaim, RunWrite } from './run-journal';
import { failureOutput } from './failure-output';
import type { RunProgress } from './run-progress';
import { shortWaitMs } from './short-wait';
import type { StepOutcome } from './step-record';
import { asNodeFailure, assertEffectBudget, walkRun } from './walk-run';

/** Carries a forked run on until it ends or parks; also when it comes together again. */
export function executeBranches(
  claim: RunClaim,
  progress: RunProgress,
  deps: ExecuteRunDeps,
): Promise<ExecuteRunOutcome> {
  return new BranchExecution(claim, progress, deps).carryOn();
}

type Held = Extract<Boundary, { kind: 'read' | 'local' | 'remote' }>;

interface HeldBranch<Kind extends Held['kind']> {
  readonly id: number;
  readonly boundary: Extract<Held, { kind: Kind }>;
}

class BranchExecution {
  /** Where the walk of a branch stopped; gone once the branch moves on. */
  readonly #held = new Map<number, Held>();
  readonly #flights = new Flights<NodeAnswer>();
  /** An effect's result is known and not committed. */
  #owesCommit = false;
  /** The last commit. */
  #written: RunWrite | null = null;

  constructor(
    private readonly claim: RunClaim,
    private progress: RunProgress,
    private readonly deps: ExecuteRunDeps,
  ) {}

  async carryOn(): Promise<ExecuteRunOutcome> {
    for (;;) {
      if (!this.#walkAll()) {
        if (!this.deps.stopping.aborted || this.#flights.count > 0) await letOthersGoOn();
        else return (await this.#commit()) ? { kind: 'interrupted' } : { kind: 'lost' };
        this.#land();
        continue;
      }
      this.#recordForgotten();
      const [local] = this.progress.status === 'running' ? this.#heldAt('local') : [];
      if (local) {
        if (!(await this.#change(local))) return { kind: 'lost' };
        continue;
      }
      if (this.progress.status !== 'running' && this.#flights.count === 0) return this.#finish();
      if (!(await this.#takeOff())) return { kind: 'lost' };
      if (this.#canGoOn()) continue;
      const outcome = await this.#awaitNext();
      if (outcome) return outcome;
    }
  }

  /** Rule 2. False when others go on first, and the walk is to be taken up after them. */
  #walkAll(): boolean {
    const now = this.deps.clock.now();
    for (let next = this.#nextToWalk(now); next; next = this.#nextToWalk(now)) {
      this.progress.turnTo(next.id);
      if (next.dueAt !== null) this.progress.wake();
      const boundary = walkRun(this.progress, now);
      switch (boundary.kind) {
        case 'read':
        case 'local':
        case 'remote':
          this.#held.set(this.progress.branchId, boundary);
          break;
        case 'breath':
          return false;
        case 'ended':
        case 'forked':
        case 'waiting':
          break;
        default:
          assertNever(boundary);
      }
    }
    const live = new Set(this.progress.liveBranches.map(({ id }) => id));
    for (const id of this.#held.keys()) {
      if (!live.has(id) && !this.#flights.has(id)) this.#held.delete(id);
    }
    return true;
  }

  #nextToWalk(now: Date): BranchCursor | undefined {
    if (this.progress.status !== 'running') return undefined;
    return this.progress.liveBranches.find(
      ({ id, dueAt }) =>
        !this.#held.has(id) &&
        !this.#flights.has(id) &&
        (dueAt === null || Date.parse(dueAt) <= now.getTime()),
    );
  }

  /** Without waiting for anything: a failed start may have moved a branch, or ended the run. */
  #canGoOn(): boolean {
    const isOver = this.progress.status !== 'running' && this.#flights.count === 0;
    return isOver || this.#nextToWalk(this.deps.clock.now()) !== undefined;
  }

  /** Branches at such a boundary with nothing under way. */
  #heldAt<Kind extends Held['kind']>(kind: Kind): HeldBranch<Kind>[] {
    return this.progress.liveBranches.flatMap(({ id }) => {
      const boundary = this.#held.get(id);
      return boundary && isOf(boundary, kind) && !this.#flights.has(id) ? [{ id, boundary }] : [];
    });
  }

  /** Rule 6: cancelled, and nothing here is under way for it. */
  #recordForgotten(): void {
    for (const { id, at } of this.progress.cancelledBranches) {
      if (this.#flights.has(id) || at === null) continue;
      const node = this.progress.setting.graph.node(at);
      const end = { node, input: null, notes: [], endedAt: this.deps.clock.now() };
      const error = unknownEffect();
      this.progress.recordLate(id, end, { status: 'unknown', output: null, error });
    }
  }

  /** Rule 3. False when the run is somebody else's. */
  async #change({ id, boundary }: HeldBranch<'local'>): Promise<boolean> {
    this.#held.delete(id);
    this.progress.turnTo(id);
    if (!this.#mayHaveEffect(boundary)) return true;
    const { progress, claim, deps } = this;
    const changed = await changeLocally(boundary, { progress, claim, deps }, () => null);
    if (changed.kind === 'lost') return false;
    this.progress = changed.progress;
    this.#written = changed.write;
    this.#owesCommit = false;
    return true;
  }

  /** Rule 4. False when the run is somebody else's. */
  async #takeOff(): Promise<boolean> {
    const mayBegin = this.progress.status === 'running' && !this.deps.stopping.aborted;
    const remotes = mayBegin ? this.#chooseRemotes() : [];
    const fresh = remotes.filter(({ id }) => !this.#turnTo(id).state.intent);
    for (const { id } of fresh) this.#turnTo(id).intend();
    const owes = this.#owesCommit && this.#flights.count > 0;
    if ((fresh.length > 0 || owes) && !(await this.#commit())) return false;
    for (const { id, boundary } of remotes) {
      this.#turnTo(id).beginEffect(this.deps.clock.now());
      this.#flights.start(id, askNode(boundary.ready, this.deps));
    }
    for (const { id, boundary } of mayBegin ? this.#heldAt('read') : []) {
      this.#flights.start(id, askNode(boundary.ready, this.deps));
    }
    return true;
  }

  #chooseRemotes(): readonly HeldBranch<'remote'>[] {
    const chosen: HeldBranch<'remote'>[] = [];
    for (const held of this.#heldAt('remote')) {
      if (this.#mayBegin(held, chosen.length)) chosen.push(held);
      // One that may not begin can end the run, and with it everything that was about to.
      if (this.progress.status !== 'running') return [];
    }
    return chosen;
  }

  /** An effect that may have happened already, or one too many, is a failure of its node. */
  #mayBegin({ id, boundary }: HeldBranch<'remote'>, ahead: number): boolean {
    const progress = this.#turnTo(id);
    if (isOpenQuestion(boundary.ready, progress)) {
      progress.fail(endOf(boundary.ready, this.deps), unknownEffect(), 'unknown');
    } else if (this.#mayHaveEffect(boundary, ahead)) return true;
    this.#held.delete(id);
    return false;
  }

  /** Other branches may have used up the budget since this one was walked. */
  #mayHaveEffect({ ready }: Extract<Held, { kind: 'local' | 'remote' }>, ahead = 0): boolean {
    try {
      assertEffectBudget(this.progress, ahead);
      return true;
    } catch (error) {
      this.progress.fail(endOf(ready, this.deps), asNodeFailure(error));
      return false;
    }
  }

  /** Rule 5. Null when something happened; else how this ends. */
  async #awaitNext(): Promise<ExecuteRunOutcome | null> {
    const { clock, stopping, shortWaitMs: mostMs = shortWaitMs } = this.deps;
    const [first] = this.progress.liveBranches
      .filter(({ dueAt }) => dueAt !== null)
      .sort((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''));
    const leftMs = first?.dueAt ? Date.parse(first.dueAt) - clock.now().getTime() : null;
    if (this.#flights.count === 0) {
      const isShort = first?.resume && !first.resume.awaits && leftMs !== null && leftMs <= mostMs;
      if (!isShort || stopping.aborted) return this.#rest();
      await clock.sleep(leftMs, stopping);
      return null;
    }
    const enough = new AbortController();
    const due = leftMs === null || stopping.aborted ? null : clock.sleep(leftMs, enough.signal);
    await this.#flights.wait(due);
    enough.abort();
    this.#land();
    return null;
  }

  /** Rules 1, 6 and 7. A question that came back after the failure is asked again. */
  #land(): void {
    for (const { id, result } of this.#flights.take()) {
      const held = this.#held.get(id);
      this.#held.delete(id);
      this.#owesCommit ||= held?.kind === 'remote';
      if (!this.progress.liveBranches.some((branch) => branch.id === id)) {
        this.progress.recordLate(id, result.end, lateOutcome(result));
      } else if (this.progress.status === 'running' || held?.kind === 'remote') {
        applyAnswer(result, this.#turnTo(id), this.deps);
      }
    }
  }

  /** Nothing is under way: the run parks, or the process stops in the middle of it. */
  async #rest(): Promise<ExecuteRunOutcome> {
    const isInterrupted = this.deps.stopping.aborted && this.#held.size > 0;
    const dueAt = isInterrupted ? null : this.progress.parkRun();
    if (isInterrupted && !this.progress.hasNews) return { kind: 'interrupted' };
    if (!(await this.#commit())) return { kind: 'lost' };
    if (isInterrupted) return { kind: 'interrupted' };
    if (dueAt === null) throw new Error('no branch of the run can go on, and none waits');
    const due = this.progress.liveBranches.find((one) => one.dueAt === dueAt.toISOString());
    return parkedOutcome(this.progress, dueAt, due?.at ?? '');
  }

  async #finish(): Promise<ExecuteRunOutcome> {
    this.progress.settle();
    const isWritten = this.#written?.status === this.progress.status && !this.progress.hasNews;
    if (!isWritten && !(await this.#commit())) return { kind: 'lost' };
    return { kind: 'ended', write: this.#written ?? this.progress.toWrite() };
  }

  async #commit(): Promise<boolean> {
    const outcome = await commitProgress(this.progress, this.claim, this.deps);
    if (outcome.kind === 'lost') return false;
    this.#written = outcome.write;
    this.#owesCommit = false;
    return true;
  }

  #turnTo(id: number): RunProgress {
    this.progress.turnTo(id);
    return this.progress;
  }
}

function isOf<Kind extends Held['kind']>(
  boundary: Held,
  kind: Kind,
): boundary is Extract<Held, { kind: Kind }> {
  return boundary.kind === kind;
}

/** How a step ended whose branch was cancelled meanwhile. */
function lateOutcome({ outcome }: NodeAnswer): Omit<StepOutcome, 'outlet'> {
  switch (outcome.kind) {
    case 'exit':
      return { status: 'completed', output: outcome.exit.output, error: null };
    case 'failure':
      return { status: 'failed', output: failureOutput(outcome.failure), error: outcome.failure };
  }
}
