/**
 * The runs of a test: that of the tested graph, and those below it. Rules:
 *
 * 1. One run at a time is carried on, until it waits or ends: next is the one that is due first, of
 *    several the one that was started first. When all wait the clock leaps to the first.
 * 2. A sub-flow is the version that is published now, refused for what a real one is refused for. It
 *    has budgets of its own; what it changes, the whole test sees.
 * 3. Runs that nobody waits for are carried on to their end, too.
 * 4. Events that their changes would cause come in between (`test-events.ts`).
 * 5. All of them together have the room of one test (`test-room.ts`); over it, everything is cut.
 */
import { setImmediate as letOthersGoOn } from 'node:timers/promises';
import { orderingKey, type FlowGraph } from '@hookline/contracts';
import {
  noSchema,
  noVersion,
  tooDeep,
  type StoredSchema,
  type TestWorld,
  type ToldChange,
} from '@hookline/database';
import {
  compileGraph,
  InvalidFlowError,
  type CompiledGraph,
  type LocalEffect,
  type LocalEffectResult,
  type ObjectRef,
  type RunStartEffect,
  type RuntimePorts,
} from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { v7 as uuidv7 } from 'uuid';
import { TestEvents } from './test-events';
import { TestJournal, type EffectOf } from './test-journal';
import type { TestRoom } from './test-room';
import { TestRun, type TestRunInput } from './test-run';
import type { VirtualClock } from './virtual-clock';

export interface TestRunsDeps {
  readonly ports: RuntimePorts;
  /** Takes the changes of our own data. */
  readonly world: Pick<TestWorld, 'perform'>;
  /** Null when there is no such flow schema. */
  readonly schemaOf: (schema: ObjectRef) => Promise<StoredSchema | null>;
  readonly clock: VirtualClock;
  readonly room: TestRoom;
}

/** Breaks a run off that would start one sub-flow more than a test may have. */
class TooManySubFlows extends Error {}

const inTestOnly = 'test: run in this test only';

export class TestRuns {
  readonly main: TestRun;
  readonly events: TestEvents;
  readonly #runs: TestRun[];
  readonly #graphs = new Map<string, CompiledGraph>();

  constructor(
    private readonly deps: TestRunsDeps,
    { setting, answers, variables }: Pick<TestRunInput, 'setting' | 'answers' | 'variables'>,
  ) {
    const { id, subject, data } = setting.event;
    this.events = new TestEvents(
      deps.room,
      orderingKey({ id, subject: subject ?? undefined, data }),
    );
    this.main = this.#newRun({ setting, answers, variables, origin: null });
    this.#runs = [this.main];
  }

  /** Runs below the tested graph, in the order they were started. */
  get subFlows(): readonly TestRun[] {
    return this.#runs.slice(1);
  }

  /** Carries all of them on until they have ended, or the signal cuts them. */
  async carryOn(cut: AbortController): Promise<void> {
    const { ports, clock, room } = this.deps;
    const onCommitted = (): void => {
      if (room.isOver) cut.abort();
    };
    const means = { ports, clock, random: Math.random, stopping: cut.signal, onCommitted };
    for (let run = this.#next(); run?.dueAt && !cut.signal.aborted; run = this.#next()) {
      // Runs that ask nothing would never let the time of the test come to an end.
      await letOthersGoOn();
      if (this.#bringEventBefore(run.dueAt)) continue;
      clock.leapTo(run.dueAt);
      try {
        await run.carryOn(means);
      } catch (error) {
        if (!(error instanceof TooManySubFlows)) throw error;
      }
      this.#handOver(run);
      if (room.isOver) cut.abort();
    }
  }

  /** Rule 4. False when none comes before. */
  #bringEventBefore(dueAt: Date): boolean {
    const { clock } = this.deps;
    const { nextAt } = this.events;
    if (nextAt === null || nextAt >= dueAt) return false;
    clock.leapTo(nextAt);
    this.events.bringNext(this.#runs, clock.now());
    return true;
  }

  /** What a sub-flow that has ended shows takes room, too. */
  #handOver(run: TestRun): void {
    const { last } = run.journal;
    const now = this.deps.clock.now();
    for (const { event, ...step } of run.journal.takeCaused()) {
      this.events.tell(event, { run, ...step }, now);
    }
    if (run.endedAt === null || !run.origin || !last) return;
    this.deps.room.take(JSON.stringify([last.state.variables, last.result]).length);
    run.origin.parent.hear(run, now);
  }

  /** Rule 1. */
  #next(): TestRun | undefined {
    const due = (run: TestRun): number => run.dueAt?.getTime() ?? Infinity;
    return this.#runs.reduce<TestRun | undefined>(
      (first, run) => (due(run) < (first ? due(first) : Infinity) ? run : first),
      undefined,
    );
  }

  #newRun(input: Omit<TestRunInput, 'journal'>): TestRun {
    const journal = (run: TestRun): TestJournal =>
      new TestJournal(this.deps.room, (effect, of) => this.#perform(run, effect, of));
    return new TestRun({ ...input, journal });
  }

  async #perform(run: TestRun, effect: LocalEffect, of: EffectOf): Promise<ToldChange> {
    if (effect.kind !== 'run-start') return this.deps.world.perform(effect, of.said);
    return { result: await this.#start(run, effect, of.visit), events: [] };
  }

  /** Rule 2. */
  async #start(parent: TestRun, effect: RunStartEffect, visit: number): Promise<LocalEffectResult> {
    const schema = await this.deps.schemaOf(effect.schema);
    if (!schema) return noSchema(effect.schema);
    const { id, name, version, graph } = schema;
    if (version === null || graph === null) return noVersion(effect.schema);
    if (parent.depth >= effect.maxDepth) return tooDeep(effect.maxDepth);
    const compiled = this.#compile(`${id}:${version}`, graph);
    if (compiled instanceof InvalidFlowError) {
      const message = `Version ${version} of “${name}” cannot run: ${compiled.message}`;
      return { kind: 'refused', code: 'schema.invalid', message };
    }
    if (!this.deps.room.takeSubFlow()) throw new TooManySubFlows();
    const runId = uuidv7();
    const startedAt = this.deps.clock.now();
    this.#runs.push(
      this.#newRun({
        setting: { ...parent.setting, runId, graph: compiled, startedAt },
        answers: parent.answers.below(effect.nodeId, visit, graph),
        variables: effect.variables,
        origin: { parent, nodeId: effect.nodeId, schema: { id, name, version } },
      }),
    );
    return { kind: 'done', changed: 1, output: { run_id: runId }, notes: [inTestOnly] };
  }

  /** A version never changes. */
  #compile(version: string, graph: FlowGraph): CompiledGraph | InvalidFlowError {
    const known = this.#graphs.get(version);
    if (known) return known;
    try {
      const compiled = compileGraph(graph, nodeTypeOf);
      this.#graphs.set(version, compiled);
      return compiled;
    } catch (error) {
      if (error instanceof InvalidFlowError) return error;
      throw error;
    }
  }
}
