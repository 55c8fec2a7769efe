/**
 * How far one run has come: the mutable middle of a walk. Rules:
 *
 * 1. Nothing here does I/O or reads a clock of its own; the same calls give the same state.
 * 2. `toWrite` is a snapshot: what a commit stores, and what a crash goes back to.
 * 3. A step is recorded when it has ended, never before; the record hides secrets and is cut
 *    (`step-view.ts`), the state is whole.
 */
import type { JsonObject, JsonValue, RunStatus, StepError, StepRecord } from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import type { Exit } from '../node-type';
import { NodeFailure } from '../errors';
import type { RunError, RunWrite } from './run-journal';
import type { RunSetting } from './run-setting';
import type { RunState } from './run-state';
import { stepView } from './step-view';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a step looked like when it ended. */
export interface StepEnd {
  readonly node: CompiledNode;
  readonly input: JsonValue;
  readonly notes: readonly string[];
  readonly endedAt: Date;
}

export class RunProgress {
  readonly #state: Mutable<RunState>;
  #steps: StepRecord[];
  #status: RunStatus = 'running';
  #dueAt: Date | null = null;
  #result: JsonValue = null;
  #error: RunError | null = null;
  #intentStored: boolean;
  #intentInherited: boolean;

  /** `state` is what the journal holds, or `initialRunState` for a new run. */
  constructor(
    readonly setting: RunSetting,
    state: RunState,
  ) {
    this.#state = { ...state };
    this.#steps = [];
    this.#intentStored = state.intent;
    this.#intentInherited = state.intent;
  }

  /** A copy to try something on, e.g. inside a transaction that may be repeated. */
  clone(): RunProgress {
    const copy = new RunProgress(this.setting, this.#state);
    copy.#steps = [...this.#steps];
    copy.#intentStored = this.#intentStored;
    copy.#intentInherited = this.#intentInherited;
    copy.#status = this.#status;
    copy.#dueAt = this.#dueAt;
    copy.#result = this.#result;
    copy.#error = this.#error;
    return copy;
  }

  get state(): RunState {
    return this.#state;
  }

  get status(): RunStatus {
    return this.#status;
  }

  /** The journal knows that the effect at `at` is about to happen. */
  get intentStored(): boolean {
    return this.#intentStored;
  }

  /** An earlier life of this run stored the intent: the effect may have happened. */
  get intentInherited(): boolean {
    return this.#intentInherited;
  }

  /** The coming visit of a node, from 1. */
  visitOf(nodeId: string): number {
    return (this.#state.visits[nodeId] ?? 0) + 1;
  }

  memoryOf(key: string): JsonValue {
    return this.#state.memory[key] ?? null;
  }

  /** The step at `at` begins now, unless it began before a wait or a crash. */
  begin(now: Date): void {
    this.#state.since ??= now.toISOString();
  }

  /** The effect at `at` is about to happen. */
  intend(): void {
    this.#state.intent = true;
    this.#state.effects += 1;
  }

  /** The effect itself starts: time before it belongs to the commit of the intent. */
  beginEffect(now: Date): void {
    if (!this.#intentInherited) this.#state.since = now.toISOString();
  }

  /** The node is done: remember its output and go where its outlet leads. */
  leave(end: StepEnd, exit: Exit): void {
    this.#record(end, {
      status: 'completed',
      outlet: exit.outlet,
      output: exit.output,
      error: null,
    });
    this.#remember(end.node, exit);
    this.#goto(end.node.targetOf(exit.outlet));
  }

  /** The node is passed by, as its settings or its type ask. */
  skip(end: StepEnd, outlet: string): void {
    this.#record(end, { status: 'skipped', outlet, output: null, error: null });
    this.#countVisit(end.node.id);
    this.#goto(end.node.targetOf(outlet));
  }

  /** The node failed: by its failure outlet, or the run fails. */
  fail(end: StepEnd, failure: NodeFailure, status: 'failed' | 'unknown' = 'failed'): void {
    const output: JsonObject = {
      ...failure.details,
      code: failure.code,
      message: failure.message,
    };
    const hasOutlet = end.node.outlets.some((outlet) => outlet.name === 'failure');
    const target = hasOutlet ? end.node.targetOf('failure') : null;
    const arrayGoesOn = this.setting.graph.dialect === 'array';
    const outlet = hasOutlet && (target !== null || arrayGoesOn) ? 'failure' : null;
    this.#record(end, { status, outlet, output, error: failure });
    this.#remember(end.node, {
      kind: 'exit',
      outlet: 'failure',
      output,
      variables: failure.variables,
    });
    if (outlet !== null) this.#goto(target);
    else this.failRun(failure.code, failure.message, end.node.id);
  }

  /** This try failed and another follows at `dueAt`. */
  retryAt(end: StepEnd, failure: NodeFailure, dueAt: Date): void {
    this.#record(end, {
      status: 'failed',
      outlet: null,
      output: { ...failure.details, code: failure.code, message: failure.message },
      error: failure,
    });
    this.#state.attempt += 1;
    this.#forgetIntent();
    this.#state.since = null;
    this.#status = 'waiting';
    this.#dueAt = dueAt;
  }

  /** The run parks at this node and leaves by the outlet at `until`. */
  park(until: Date, resume: NonNullable<RunState['resume']>): void {
    this.#state.resume = resume;
    this.#status = 'waiting';
    this.#dueAt = until;
  }

  /** The time came. A node that parked leaves; one that failed is tried again. */
  wake(): void {
    this.#status = 'running';
    this.#dueAt = null;
  }

  /** Leaves the node the run was parked at; only after `park`. */
  leaveParked(node: CompiledNode, now: Date): void {
    const resume = this.#state.resume;
    if (!resume) return;
    this.#state.resume = null;
    this.leave(
      { node, input: resume.input, notes: [], endedAt: now },
      { kind: 'exit', outlet: resume.outlet, output: resume.output },
    );
  }

  stop(end: StepEnd, status: 'completed' | 'failed', output: JsonValue): void {
    this.#record(end, { status: 'completed', outlet: null, output, error: null });
    this.#countVisit(end.node.id);
    if (status === 'completed') this.#end('completed', output);
    else this.failRun('run.stopped', failureText(output), end.node.id, output);
  }

  failRun(code: string, message: string, nodeId: string | null, result: JsonValue = null): void {
    this.#error = { code, message, nodeId };
    this.#end('failed', result);
  }

  toWrite(): RunWrite {
    return {
      status: this.#status,
      state: { ...this.#state },
      steps: this.#steps,
      dueAt: this.#dueAt,
      result: this.#result,
      error: this.#error,
    };
  }

  /** The snapshot is safe in the journal: its steps need not be written again. */
  committed(): void {
    this.#steps = [];
    this.#intentStored = this.#state.intent;
  }

  #forgetIntent(): void {
    this.#state.intent = false;
    this.#intentStored = false;
    this.#intentInherited = false;
  }

  #goto(target: string | null): void {
    this.#state.attempt = 1;
    this.#forgetIntent();
    this.#state.resume = null;
    this.#state.since = null;
    this.#state.at = target;
    if (target === null) this.#end('completed', null);
  }

  #end(status: 'completed' | 'failed', result: JsonValue): void {
    this.#state.at = null;
    this.#forgetIntent();
    this.#state.resume = null;
    this.#state.since = null;
    this.#status = status;
    this.#result = result;
    this.#dueAt = null;
  }

  #remember(node: CompiledNode, exit: Exit): void {
    this.#countVisit(node.id);
    this.#state.outputs = { ...this.#state.outputs, [node.id]: exit.output };
    if (exit.variables) {
      this.#state.variables = { ...this.#state.variables, ...exit.variables };
    }
    if (exit.zone !== undefined) this.#state.zone = exit.zone;
    if (exit.memory !== undefined) {
      this.#state.memory = { ...this.#state.memory, [node.memoryKey]: exit.memory };
    }
  }

  #countVisit(nodeId: string): void {
    this.#state.visits = { ...this.#state.visits, [nodeId]: this.visitOf(nodeId) };
  }

  #record(
    end: StepEnd,
    outcome: {
      readonly status: StepRecord['status'];
      readonly outlet: string | null;
      readonly output: JsonValue;
      readonly error: StepError | null;
    },
  ): void {
    const startedAt = this.#state.since ?? end.endedAt.toISOString();
    this.#state.steps += 1;
    this.#steps.push({
      seq: this.#state.steps,
      nodeId: end.node.id,
      nodeName: end.node.name,
      nodeType: end.node.type.type,
      visit: this.visitOf(end.node.id),
      attempt: this.#state.attempt,
      status: outcome.status,
      outlet: outcome.outlet,
      input: stepView(end.input),
      output: stepView(outcome.output),
      error: outcome.error && { code: outcome.error.code, message: outcome.error.message },
      notes: [...end.notes],
      startedAt,
      durationMs: Math.max(0, end.endedAt.getTime() - Date.parse(startedAt)),
    });
  }
}

function failureText(output: JsonValue): string {
  if (typeof output === 'string' && output !== '') return output;
  return 'The flow schema stopped with a failure.';
}
