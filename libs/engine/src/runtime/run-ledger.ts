/**
 * What a run remembers while it is walked: its state, and the steps that ended since the last
 * commit. Rules:
 *
 * 1. Values in the state are replaced, never changed. Its maps are written in place while nobody else
 *    holds them (`share`), so a snapshot stays what it was.
 * 2. A step is recorded when it has ended, never before.
 */
import type { JsonValue, StepRecord } from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import type { Exit } from '../node-type';
import type { RunCursor } from './run-cursor';
import type { RunState } from './run-state';
import { OwnedMap } from './owned-map';
import { RunSize } from './run-size';
import { stepRecord, type StepEnd, type StepOutcome } from './step-record';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class RunLedger {
  state: Mutable<RunState>;
  steps: StepRecord[] = [];
  /** The last instant anybody told. */
  now: Date | null = null;
  readonly #visits = new OwnedMap<number>();
  readonly #outputs = new OwnedMap<JsonValue>();
  readonly #variables = new OwnedMap<JsonValue>();
  readonly #memory = new OwnedMap<JsonValue>();
  readonly #size = new RunSize();

  /** @param secretTexts what no record may show (B-12), as of the moment of recording */
  constructor(
    state: RunState,
    private readonly secretTexts: () => readonly string[] | undefined,
  ) {
    this.state = { ...state };
  }

  clone(): RunLedger {
    this.share();
    const copy = new RunLedger(this.state, this.secretTexts);
    copy.steps = [...this.steps];
    copy.now = this.now;
    return copy;
  }

  /** Somebody else holds the maps of the state as they are now. */
  share(): void {
    for (const map of [this.#visits, this.#outputs, this.#variables, this.#memory]) map.share();
  }

  /** Bytes of what the run remembers; 0 when they are surely no more than `enough`. */
  bytesBeyond(enough: number): number {
    const { variables, outputs, memory } = this.state;
    return this.#size.bytesBeyond(enough, [variables, outputs, memory]);
  }

  /** The coming visit of the node at the cursor, from 1. */
  visitOf(nodeId: string): number {
    return this.state.visit ?? (this.state.visits[nodeId] ?? 0) + 1;
  }

  /** This visit takes a while: another branch that comes meanwhile gets the next number. */
  holdVisit(nodeId: string): void {
    if (this.state.branches === undefined) return;
    // What the node sees stays as it is, whatever other branches do meanwhile.
    this.share();
    if (this.state.visit !== undefined) return;
    const visit = this.visitOf(nodeId);
    this.state.visit = visit;
    this.state.visits = this.#visits.with(this.state.visits, nodeId, visit);
  }

  countVisit(nodeId: string): void {
    // A visit that was held is counted already.
    if (this.state.visit !== undefined) delete this.state.visit;
    else this.state.visits = this.#visits.with(this.state.visits, nodeId, this.visitOf(nodeId));
  }

  memoryOf(key: string): JsonValue {
    return this.state.memory[key] ?? null;
  }

  /** What a node leaves behind: its output, variables and memory. */
  remember(node: CompiledNode, exit: Exit): void {
    this.countVisit(node.id);
    this.state.outputs = this.#outputs.with(this.state.outputs, node.id, exit.output);
    this.#size.grew(node.id, exit.output);
    for (const [name, value] of Object.entries(exit.variables ?? {})) {
      this.state.variables = this.#variables.with(this.state.variables, name, value);
      this.#size.grew(name, value);
    }
    if (exit.zone !== undefined) this.state.zone = exit.zone;
    this.keepMemory(node, exit.memory);
    const { branches } = this.state;
    if (branches) {
      this.state.branches = { ...branches, current: { ...branches.current, last: node.id } };
    }
  }

  /** What a node tells its later visits, also by a try that failed; undefined keeps what there is. */
  keepMemory({ memoryKey }: CompiledNode, memory: JsonValue | undefined): void {
    if (memory === undefined) return;
    this.state.memory = this.#memory.with(this.state.memory, memoryKey, memory);
    this.#size.grew(memoryKey, memory);
  }

  /** Records a step of the cursor in hand, or of another. */
  record(end: StepEnd, outcome: StepOutcome, cursor: RunCursor = this.state): void {
    this.now = end.endedAt;
    this.state.steps += 1;
    this.steps.push(
      stepRecord(
        end,
        outcome,
        {
          seq: this.state.steps,
          visit: cursor.visit ?? (this.state.visits[end.node.id] ?? 0) + 1,
          attempt: cursor.attempt,
          since: cursor.since,
        },
        this.secretTexts(),
      ),
    );
  }
}
