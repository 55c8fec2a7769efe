/**
 * How far one run has come: the mutable middle of a walk. Rules:
 *
 * 1. Nothing here does I/O or reads a clock of its own; the same calls give the same state.
 * 2. `toWrite` is a snapshot: what a commit stores, and what a crash goes back to.
 * 3. The record of a step hides secrets and is cut (`step-view.ts`), the state is whole.
 * 4. A forked run has one branch in hand; `turnTo` takes another. What is said of "the node" is
 *    said of the branch in hand. A branch that waits does not make the run wait: `parkRun` does.
 */
import { isJsonObject, type JsonValue, type RunStatus } from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import type { Await, Exit, Fork, Join, Stop } from '../node-type';
import { NodeFailure } from '../errors';
import { awaitedBy } from './arrivals';
import { namesOf, type RunWait } from './awaited';
import { isSending, liveBranches, settleEnding, storedState, turnTo } from './branch-turns';
import { cancelOthers, recordLate } from './cancel-branches';
import { failureOutput } from './failure-output';
import { arriveAtJoin, endBranch, forkWalk, type ForkingWalk } from './fork-and-join';
import { hideSecrets, withoutSecrets } from './hide-secrets';
import { isoText } from './iso-text';
import { outletAfterFailure } from './outlet-after-failure';
import type { BranchCursor, RunEnding } from './run-branches';
import { RunIntents } from './run-intents';
import type { RunWrite } from './run-journal';
import { RunLedger } from './run-ledger';
import type { RunSetting } from './run-setting';
import { RunStanding } from './run-standing';
import type { RunState } from './run-state';
import type { StepEnd, StepOutcome } from './step-record';

export class RunProgress {
  #ledger: RunLedger;
  #standing: RunStanding;
  #intents: RunIntents;
  /** Milliseconds since 1970. */
  readonly #deadlineMs: number;

  /** `state` is what the journal holds, or `initialRunState` for a new run. */
  constructor(
    readonly setting: RunSetting,
    state: RunState,
  ) {
    this.#ledger = new RunLedger(state, () => setting.surroundings.secretTexts);
    this.#deadlineMs = setting.startedAt.getTime() + setting.budget.maxRunMs;
    this.#standing = new RunStanding(state.branches?.ending);
    this.#intents = new RunIntents(state);
  }

  /** A copy to try something on, e.g. inside a transaction that may be repeated. */
  clone(): RunProgress {
    const copy = new RunProgress(this.setting, this.state);
    copy.#ledger = this.#ledger.clone();
    copy.#standing = this.#standing.clone();
    copy.#intents = this.#intents.cloneFor(this.state);
    return copy;
  }

  get state(): RunState {
    return this.#ledger.state;
  }

  get status(): RunStatus {
    return this.#standing.status;
  }

  /** When a run that waits as a whole wakes; null for any other. */
  get dueAt(): Date | null {
    return this.#standing.dueAt;
  }

  /** The journal knows that the effect at `at` is about to happen. */
  get intentStored(): boolean {
    return this.#intents.isStored;
  }

  /** An earlier life of this run stored the intent: the effect may have happened. */
  get intentInherited(): boolean {
    return this.#intents.inheritedBy(this.branchId);
  }

  /** Steps ended since the last commit. */
  get hasNews(): boolean {
    return this.#ledger.steps.length > 0;
  }

  /** The run forked: its branches take turns. */
  get isForked(): boolean {
    return this.state.branches !== undefined;
  }

  /** The number of the branch in hand; 1 when the run is not forked. */
  get branchId(): number {
    return this.state.branches?.current.id ?? 1;
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
    this.#ledger.state = { ...turnTo(this.state, id) };
    this.#intents.store(this.state);
  }

  /** The run took longer than its budget allows. */
  isOverdue(now: Date): boolean {
    return now.getTime() >= this.#deadlineMs;
  }

  /** The coming visit of the node at `at`, from 1. */
  visitOf(nodeId: string): number {
    return this.#ledger.visitOf(nodeId);
  }

  /** This visit takes a while: another branch that comes meanwhile gets the next number. */
  holdVisit(nodeId: string): void {
    this.#ledger.holdVisit(nodeId);
  }

  /** Bytes of what the run remembers; 0 when they are surely no more than `enough`. */
  bytesBeyond(enough: number): number {
    return this.#ledger.bytesBeyond(enough);
  }

  memoryOf(key: string): JsonValue {
    return this.#ledger.memoryOf(key);
  }

  /** The step at `at` begins now, unless it began before a wait or a crash. */
  begin(now: Date): void {
    this.#ledger.now = now;
    this.#ledger.state.since ??= isoText(now);
  }

  /** The effect at `at` is about to happen. */
  intend(): void {
    this.#ledger.state.intent = true;
    this.#ledger.state.effects += 1;
  }

  /** The effect at `at` was not begun after all, and nobody need ask whether it happened. */
  withdrawIntent(): void {
    if (this.intentInherited || !this.state.intent) return;
    this.#forgetIntent();
    this.#ledger.state.effects -= 1;
  }

  /** The effect itself starts: time before it belongs to the commit of the intent. */
  beginEffect(now: Date): void {
    if (!this.intentInherited) this.#ledger.state.since = isoText(now);
  }

  /** The node is done: remember its output and go where its outlet leads. */
  leave(end: StepEnd, exit: Exit): void {
    const { outlet, output, variables } = exit;
    this.#ledger.record(end, { status: 'completed', outlet, output, error: null, variables });
    this.#ledger.remember(end.node, exit);
    this.#goto(end.node.targetOf(outlet));
  }

  /** The node is passed by, as its settings or its type ask. */
  skip(end: StepEnd, outlet: string): void {
    this.#ledger.record(end, { status: 'skipped', outlet, output: null, error: null });
    this.#ledger.countVisit(end.node.id);
    this.#goto(end.node.targetOf(outlet));
  }

  /** The node failed: it leaves by the outlet its settings ask for, or the run fails. */
  fail(end: StepEnd, failure: NodeFailure, status: 'failed' | 'unknown' = 'failed'): void {
    const output = failureOutput(failure);
    const outlet = outletAfterFailure(end.node, this.setting.graph.dialect);
    const { variables, memory } = failure;
    this.#ledger.record(end, { status, outlet, output, error: failure, variables });
    const left = { kind: 'exit', outlet: 'failure', output, variables, memory } as const;
    this.#ledger.remember(end.node, left);
    if (outlet !== null) this.#goto(end.node.targetOf(outlet));
    else this.failRun(failure.code, failure.message, end.node.id);
  }

  /** This try failed and another follows at `dueAt`. Answers when the run wakes. */
  retryAt(end: StepEnd, failure: NodeFailure, dueAt: Date): Date {
    const output = failureOutput(failure);
    this.#ledger.record(end, { status: 'failed', outlet: null, output, error: failure });
    this.#ledger.state.attempt += 1;
    this.#forgetIntent();
    this.#ledger.state.since = null;
    return this.#waitUntil(dueAt);
  }

  /** The effect was not begun and comes again at `dueAt`: no step, no try, no effect counts. */
  postpone(dueAt: Date): Date {
    this.withdrawIntent();
    return this.#waitUntil(dueAt);
  }

  /**
   * The run, or the branch in hand, waits at this node and leaves by the outlet at `until`.
   * Answers when it wakes: sooner, if its time is over before.
   */
  park(until: Date, resume: NonNullable<RunState['resume']>): Date {
    if (this.state.at !== null) this.holdVisit(this.state.at);
    this.#ledger.state.resume = resume;
    return this.#waitUntil(until);
  }

  /** The run, or the branch in hand, waits at this node for something that may come. */
  await({ input, endedAt }: StepEnd, { awaits, until, outlet, output, failure }: Await): Date {
    const since = this.state.since ?? endedAt.toISOString();
    this.#forgetIntent();
    const waiting = { thing: awaits, since, until: until.toISOString() };
    return this.park(until, {
      outlet,
      output,
      input,
      awaits: waiting,
      ...(failure && { failure }),
    });
  }

  /** Names of all that may come for the run before its time. */
  get awaitedNames(): readonly string[] {
    return this.#waits().flatMap(({ names }) => names);
  }

  /** Every branch waits, so the run does: until the first is due. Null when none of them waits. */
  parkRun(): Date | null {
    const dues = this.liveBranches.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
    const [first] = dues.sort();
    if (first === undefined) return null;
    return this.#standing.waitUntil(new Date(first));
  }

  /** The run as a whole comes again at `dueAt`, wherever its branches stand. */
  putOff(dueAt: Date): void {
    this.withdrawIntent();
    this.#standing.waitUntil(dueAt);
  }

  /** The time came. A node that parked leaves; one that failed is tried again. */
  wake(): void {
    this.#standing.wake();
    this.#setBranchDue(null);
  }

  /** Leaves the node the run was parked at, or ends the run there; only after `park`. */
  leaveParked(node: CompiledNode, now: Date): void {
    const { resume } = this.state;
    if (!resume) return;
    this.#ledger.state.resume = null;
    const { input, outlet, output, variables, failure } = resume;
    const end = { node, input, notes: [], endedAt: now };
    if (resume.stops) return this.stop(end, { status: 'completed', output, stopsCallers: true });
    if (!failure) return this.leave(end, { kind: 'exit', outlet, output, variables });
    const details = isJsonObject(output) ? output : {};
    this.fail(end, new NodeFailure(failure.code, failure.message, details));
  }

  /** Goes on by several outlets at once; the branch in hand takes the first that leads somewhere. */
  fork(end: StepEnd, fork: Fork): void {
    forkWalk(this.#forkingWalk, end, fork);
  }

  /** The branch in hand comes to a join: it ends there, or goes on for all. */
  arrive(end: StepEnd, join: Join): void {
    arriveAtJoin(this.#forkingWalk, end, join);
  }

  /** The effect of a cancelled branch came back: it is recorded and moves nothing. */
  recordLate(id: number, end: StepEnd, outcome: Omit<StepOutcome, 'outlet'>): void {
    recordLate(this.#ledger, id, { end, outcome });
  }

  stop(end: StepEnd, { status, output, stopsCallers }: Omit<Stop, 'kind'>): void {
    this.#ledger.record(end, { status: 'completed', outlet: null, output, error: null });
    this.#ledger.countVisit(end.node.id);
    if (stopsCallers) this.#ledger.state.stopsCallers = true;
    if (status === 'completed') this.#end('completed', output);
    else this.failRun('run.stopped', failureText(output), end.node.id, output);
  }

  /** The step at `at` comes to nothing; one that may have had an effect is unknown. */
  cancelStep(end: StepEnd): void {
    const status = this.state.intent ? 'unknown' : 'cancelled';
    this.#ledger.record(end, { status, outlet: null, output: null, error: null });
  }

  /** The run fails at the node of the branch in hand, where it may be resumed. */
  failRun(code: string, message: string, nodeId: string | null, result: JsonValue = null): void {
    const { at } = this.state;
    this.#standAt(at);
    // Another branch failed before: what this one sent just came back, and failed too.
    if (this.isForked && this.status === 'failed') return;
    const { secretTexts } = this.setting.surroundings;
    this.#standing.failFor({ code, message: withoutSecrets(message, secretTexts), nodeId });
    if (at !== null && !this.isForked) this.#ledger.state.stoodAt = at;
    this.#end('failed', result);
  }

  /** Nothing is under way any more: a run that is ending has ended. */
  settle(): void {
    this.#ledger.state = { ...settleEnding(this.state) };
  }

  toWrite(): RunWrite {
    // Effects of other branches are still under way: the run ends when they are recorded.
    const isEnding = this.state.branches?.ending !== undefined;
    this.#ledger.share();
    const write: RunWrite = {
      ...this.#standing.toWrite(isEnding),
      state: storedState(this.state, !isEnding && this.status === 'completed'),
      steps: this.#ledger.steps,
    };
    const waits = write.status === 'waiting' ? this.#waits() : [];
    return waits.length === 0 ? write : { ...write, waits };
  }

  /** The snapshot is safe in the journal: its steps need not be written again. */
  committed(): void {
    this.#ledger.steps = [];
    this.#intents.store(this.state);
  }

  #waits(): readonly RunWait[] {
    return [...awaitedBy(this.state)].map(([branch, { thing, since }]) => ({
      branch,
      names: namesOf(thing),
      since,
      after: thing.kind === 'event' ? (thing.after ?? null) : null,
    }));
  }

  /** No longer than the run has time: then it wakes to fail by name. */
  #waitUntil(asked: Date): Date {
    const dueAt = new Date(Math.min(asked.getTime(), this.#deadlineMs));
    if (this.isForked) {
      this.#setBranchDue(dueAt.toISOString());
      return dueAt;
    }
    return this.#standing.waitUntil(dueAt);
  }

  #setBranchDue(dueAt: string | null): void {
    const { branches } = this.state;
    if (!branches) return;
    this.#ledger.state.branches = { ...branches, current: { ...branches.current, dueAt } };
  }

  #forgetIntent(): void {
    this.#ledger.state.intent = false;
    this.#intents.forget(this.branchId);
  }

  #goto(target: string | null): void {
    this.#standAt(target);
    if (target !== null) return;
    if (this.isForked) endBranch(this.#forkingWalk);
    else this.#end('completed', null);
  }

  /** At a node, nothing begun. */
  #standAt(nodeId: string | null): void {
    const { state } = this.#ledger;
    state.attempt = 1;
    this.#forgetIntent();
    state.resume = null;
    state.since = null;
    state.at = nodeId;
  }

  /** Made only for a run that forks. */
  get #forkingWalk(): ForkingWalk {
    return {
      ledger: this.#ledger,
      graph: this.setting.graph,
      maxBranches: this.setting.budget.maxBranches,
      goto: (target) => this.#goto(target),
      leave: (end, exit) => this.leave(end, exit),
      forgetIntent: () => this.#forgetIntent(),
      failRun: (code, message, nodeId) => this.failRun(code, message, nodeId),
      complete: () => this.#end('completed', null),
    };
  }

  #end(status: 'completed' | 'failed', result: JsonValue): void {
    const shown = hideSecrets(result, this.setting.surroundings.secretTexts);
    this.#standing.end(status, shown);
    if (this.isForked) this.#endBranches({ status, result: shown, error: this.#standing.error });
    else this.#standAt(null);
  }

  /** What is under way is let finish; until then the run is ending. A run that failed may go on. */
  #endBranches(ending: RunEnding): void {
    if (ending.status === 'completed') {
      cancelOthers(this.#ledger, this.setting.graph, () => true);
      this.#standAt(null);
    }
    const { branches } = this.state;
    if (!branches) return;
    this.#ledger.state.branches = { ...branches, ending: { ...ending, branch: this.branchId } };
    if (!isSending(this.state)) this.settle();
  }
}

function failureText(output: JsonValue): string {
  if (typeof output === 'string' && output !== '') return output;
  return 'The flow schema stopped with a failure.';
}
