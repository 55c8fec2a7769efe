/**
 * How far one run has come: the mutable middle of a walk. Rules:
 *
 * 1. Nothing here does I/O or reads a clock of its own; the same calls give the same state.
 * 2. `toWrite` is a snapshot: what a commit stores, and what a crash goes back to.
 * 3. The record of a step hides secrets and is cut (`step-view.ts`), the state is whole.
 * 4. A forked run has one branch in hand; `turnTo` takes another. What is said of "the node" is
 *    said of the branch in hand. A branch that waits does not make the run wait: `parkRun` does.
 *
 * How it waits, ends and moves is told beside it; `run-parts.ts` says in which order to read.
 */
import type { JsonValue, RunStatus } from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import type { Await, Exit, Fork, Join, Stop } from '../node-type';
import type { NodeFailure } from '../errors';
import { liveBranches, storedState, turnTo } from './branch-turns';
import { recordLate } from './cancel-branches';
import { isoText } from './iso-text';
import type { BranchCursor } from './run-branches';
import type { Resume } from './run-cursor';
import { failRun, settle } from './run-endings';
import type { RunWrite } from './run-journal';
import {
  failNode,
  forkBranch,
  joinBranch,
  leaveNode,
  leaveParkedNode,
  skipNode,
  stopRun,
} from './run-moves';
import {
  branchInHandOf,
  cloneParts,
  isIntentInherited,
  partsOf,
  withdrawIntent,
  type RunParts,
} from './run-parts';
import type { RunScopeSetting } from './run-scope';
import type { RunSetting } from './run-setting';
import type { RunState } from './run-state';
import {
  awaitThing,
  parkBranch,
  parkRun,
  postpone,
  putOff,
  retryAt,
  waitsOf,
  wake,
} from './run-waits';
import type { StepEnd, StepOutcome } from './step-record';

export class RunProgress {
  readonly #parts: RunParts;

  /**
   * `state` is what the journal holds, or `initialRunState` for a new run.
   * @param parts made of them
   */
  constructor(
    readonly setting: RunSetting,
    state: RunState,
    parts: RunParts = partsOf(setting, state),
  ) {
    this.#parts = parts;
  }

  /** A copy to try something on, e.g. inside a transaction that may be repeated. */
  clone(): RunProgress {
    return new RunProgress(this.setting, this.state, cloneParts(this.#parts));
  }

  /** What names stand for at every step. */
  get scopeSetting(): RunScopeSetting {
    return this.#parts.scopeSetting;
  }

  get state(): RunState {
    return this.#parts.ledger.state;
  }

  get status(): RunStatus {
    return this.#parts.standing.status;
  }

  /** When a run that waits as a whole wakes; null for any other. */
  get dueAt(): Date | null {
    return this.#parts.standing.dueAt;
  }

  /** The journal knows that the effect at `at` is about to happen. */
  get intentStored(): boolean {
    return this.#parts.intents.isStored;
  }

  /** An earlier life of this run stored the intent: the effect may have happened. */
  get intentInherited(): boolean {
    return isIntentInherited(this.#parts);
  }

  /** Steps ended since the last commit. */
  get hasNews(): boolean {
    return this.#parts.ledger.steps.length > 0;
  }

  /** The run forked: its branches take turns. */
  get isForked(): boolean {
    return this.state.branches !== undefined;
  }

  /** The number of the branch in hand; 1 when the run is not forked. */
  get branchId(): number {
    return branchInHandOf(this.#parts);
  }

  /** Branches that still go somewhere, lowest number first. */
  get liveBranches(): readonly BranchCursor[] {
    return liveBranches(this.state);
  }

  /** Branches whose effect is under way although nothing waits for them any more. */
  get cancelledBranches(): readonly BranchCursor[] {
    return (this.state.branches?.others ?? []).filter(({ cancelled }) => cancelled === true);
  }

  /** Takes another branch in hand. Throws when there is none of that number. */
  turnTo(id: number): void {
    this.#parts.ledger.state = { ...turnTo(this.state, id) };
    this.#parts.intents.store(this.state);
  }

  /** The run took longer than its budget allows. */
  isOverdue(now: Date): boolean {
    return now.getTime() >= this.#parts.deadlineMs;
  }

  /** The coming visit of the node at `at`, from 1. */
  visitOf(nodeId: string): number {
    return this.#parts.ledger.visitOf(nodeId);
  }

  /** This visit takes a while: another branch that comes meanwhile gets the next number. */
  holdVisit(nodeId: string): void {
    this.#parts.ledger.holdVisit(nodeId);
  }

  /** Bytes of what the run remembers; 0 when they are surely no more than `enough`. */
  bytesBeyond(enough: number): number {
    return this.#parts.ledger.bytesBeyond(enough);
  }

  memoryOf(key: string): JsonValue {
    return this.#parts.ledger.memoryOf(key);
  }

  /** The step at `at` begins now, unless it began before a wait or a crash. */
  begin(now: Date): void {
    this.#parts.ledger.now = now;
    this.#parts.ledger.state.since ??= isoText(now);
  }

  /** The effect at `at` is about to happen. */
  intend(): void {
    this.#parts.ledger.state.intent = true;
    this.#parts.ledger.state.effects += 1;
  }

  /** The effect at `at` was not begun after all, and nobody need ask whether it happened. */
  withdrawIntent(): void {
    withdrawIntent(this.#parts);
  }

  /** The effect itself starts: time before it belongs to the commit of the intent. */
  beginEffect(now: Date): void {
    if (!this.intentInherited) this.#parts.ledger.state.since = isoText(now);
  }

  /** The node is done: remember its output and go where its outlet leads. */
  leave(end: StepEnd, exit: Exit): void {
    leaveNode(this.#parts, end, exit);
  }

  /** The node is passed by, as its settings or its type ask. */
  skip(end: StepEnd, outlet: string): void {
    skipNode(this.#parts, end, outlet);
  }

  /** The node failed: it leaves by the outlet its settings ask for, or the run fails. */
  fail(end: StepEnd, failure: NodeFailure, status: 'failed' | 'unknown' = 'failed'): void {
    failNode(this.#parts, end, failure, status);
  }

  /** This try failed and another follows at `dueAt`. Answers when the run wakes. */
  retryAt(end: StepEnd, failure: NodeFailure, dueAt: Date): Date {
    return retryAt(this.#parts, end, failure, dueAt);
  }

  /** The effect was not begun and comes again at `dueAt`: no step, no try, no effect counts. */
  postpone(dueAt: Date): Date {
    return postpone(this.#parts, dueAt);
  }

  /**
   * The run, or the branch in hand, waits at this node and leaves by the outlet at `until`.
   * Answers when it wakes: sooner, if its time is over before.
   */
  park(until: Date, resume: Resume): Date {
    return parkBranch(this.#parts, until, resume);
  }

  /** The run, or the branch in hand, waits at this node for something that may come. */
  await(end: StepEnd, wait: Await): Date {
    return awaitThing(this.#parts, end, wait);
  }

  /** Names of all that may come for the run before its time. */
  get awaitedNames(): readonly string[] {
    return waitsOf(this.#parts).flatMap(({ names }) => names);
  }

  /** Every branch waits, so the run does: until the first is due. Null when none of them waits. */
  parkRun(): Date | null {
    return parkRun(this.#parts);
  }

  /** The run as a whole comes again at `dueAt`, wherever its branches stand. */
  putOff(dueAt: Date): void {
    putOff(this.#parts, dueAt);
  }

  /** The time came. A node that parked leaves; one that failed is tried again. */
  wake(): void {
    wake(this.#parts);
  }

  /** Leaves the node the run was parked at, or ends the run there; only after `park`. */
  leaveParked(node: CompiledNode, now: Date): void {
    leaveParkedNode(this.#parts, node, now);
  }

  /** Goes on by several outlets at once; the branch in hand takes the first that leads somewhere. */
  fork(end: StepEnd, fork: Fork): void {
    forkBranch(this.#parts, end, fork);
  }

  /** The branch in hand comes to a join: it ends there, or goes on for all. */
  arrive(end: StepEnd, join: Join): void {
    joinBranch(this.#parts, end, join);
  }

  /** The effect of a cancelled branch came back: it is recorded and moves nothing. */
  recordLate(id: number, end: StepEnd, outcome: Omit<StepOutcome, 'outlet'>): void {
    recordLate(this.#parts.ledger, id, { end, outcome });
  }

  /** The node ends the run. */
  stop(end: StepEnd, how: Omit<Stop, 'kind'>): void {
    stopRun(this.#parts, end, how);
  }

  /** The step at `at` comes to nothing; one that may have had an effect is unknown. */
  cancelStep(end: StepEnd): void {
    const status = this.state.intent ? 'unknown' : 'cancelled';
    this.#parts.ledger.record(end, { status, outlet: null, output: null, error: null });
  }

  /** The run fails at the node of the branch in hand, where it may be resumed. */
  failRun(code: string, message: string, nodeId: string | null, result: JsonValue = null): void {
    failRun(this.#parts, { code, message, nodeId }, result);
  }

  /** Nothing is under way any more: a run that is ending has ended. */
  settle(): void {
    settle(this.#parts);
  }

  toWrite(): RunWrite {
    // Effects of other branches are still under way: the run ends when they are recorded.
    const isEnding = this.state.branches?.ending !== undefined;
    this.#parts.ledger.share();
    const { status, dueAt, result, error } = this.#parts.standing.toWrite(isEnding);
    const state = storedState(this.state, !isEnding && this.status === 'completed');
    const write: RunWrite = {
      status,
      state,
      steps: this.#parts.ledger.steps,
      dueAt,
      result,
      error,
    };
    const waits = write.status === 'waiting' ? waitsOf(this.#parts) : [];
    return waits.length === 0 ? write : { ...write, waits };
  }

  /** The snapshot is safe in the journal: its steps need not be written again. */
  committed(): void {
    this.#parts.ledger.steps = [];
    this.#parts.intents.store(this.state);
  }
}
