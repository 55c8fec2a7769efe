import type { JsonObject } from '@hookline/contracts';
import {
  awaitedBy,
  deliverArrivals,
  executeRun,
  initialRunState,
  RunProgress,
  type CameEvent,
  type CameRun,
  type ExecuteRunDeps,
  type RunSetting,
  type RunState,
} from '@hookline/engine';
import type { TestAnswers } from './test-answers';
import type { TestJournal } from './test-journal';

/** Why a run of a test is there: a node of another one started it. */
export interface TestRunOrigin {
  readonly parent: TestRun;
  readonly nodeId: string;
  readonly schema: { readonly id: string; readonly name: string; readonly version: number };
}

export interface TestRunInput {
  readonly setting: RunSetting;
  readonly answers: TestAnswers;
  /** Run variables it begins with. */
  readonly variables: JsonObject;
  /** Null for the tested graph. */
  readonly origin: TestRunOrigin | null;
  readonly journal: (run: TestRun) => TestJournal;
}

/** One run of a test: that of the tested graph, or of a sub-flow. */
export class TestRun {
  readonly setting: RunSetting;
  readonly answers: TestAnswers;
  readonly origin: TestRunOrigin | null;
  readonly journal: TestJournal;
  /** Runs above it. */
  readonly depth: number;
  #state: RunState;
  #dueAt: Date | null;
  #endedAt: Date | null = null;

  constructor({ setting, answers, variables, origin, journal }: TestRunInput) {
    this.setting = { ...setting, dry: answers };
    this.answers = answers;
    this.origin = origin;
    this.depth = origin ? origin.parent.depth + 1 : 0;
    this.journal = journal(this);
    this.#state = { ...initialRunState(setting.graph.startNodeId), variables };
    this.#dueAt = setting.startedAt;
  }

  /** When it can go on; null when it has ended, or was broken off. */
  get dueAt(): Date | null {
    return this.#dueAt;
  }

  /** Null before its end. */
  get endedAt(): Date | null {
    return this.#endedAt;
  }

  /** Carries it on until it waits or ends, every wait left to the caller. */
  async carryOn(deps: Omit<ExecuteRunDeps, 'journal' | 'shortWaitMs'>): Promise<void> {
    const { runId, domainId } = this.setting;
    const claim = { runId, domainId, fence: 1 };
    const progress = new RunProgress(this.setting, this.#state);
    const { journal } = this;
    const outcome = await executeRun(claim, progress, null, { ...deps, journal, shortWaitMs: 0 });
    this.#state = journal.last?.state ?? this.#state;
    this.#dueAt = outcome.kind === 'parked' ? outcome.dueAt : null;
    if (outcome.kind === 'ended') this.#endedAt = deps.clock.now();
  }

  /** A run it started has ended: if it waits for that one, it goes on. */
  hear(child: TestRun, now: Date): void {
    const came = child.#asCame();
    const waiting = [...awaitedBy(this.#state)].find(
      ([, { thing }]) => thing.kind === 'run' && thing.runId === child.setting.runId,
    );
    if (!came || !waiting || this.#endedAt !== null) return;
    const { graph, surroundings } = this.setting;
    this.#state = deliverArrivals(
      this.#state,
      { events: new Map(), runs: new Map([[waiting[0], came]]) },
      { dialect: graph.dialect, now, zone: surroundings.zone },
    );
    this.#dueAt = now;
  }

  /** An event of its call came. The nodes that go on with it; none when nothing waits for such a one. */
  hearEvent(came: CameEvent, now: Date): readonly string[] {
    const waiting = [...awaitedBy(this.#state)].filter(
      ([, { thing }]) => thing.kind === 'event' && thing.types.includes(came.event.type),
    );
    if (waiting.length === 0 || this.#endedAt !== null) return [];
    const { graph, surroundings } = this.setting;
    this.#state = deliverArrivals(
      this.#state,
      { events: new Map(waiting.map(([branch]) => [branch, [came]])), runs: new Map() },
      { dialect: graph.dialect, now, zone: surroundings.zone },
    );
    const stillWaits = awaitedBy(this.#state);
    const woken = waiting.filter(([branch]) => !stillWaits.has(branch));
    if (woken.length > 0) this.#dueAt = now;
    return woken.flatMap(([branch]) => this.#nodeOf(branch) ?? []);
  }

  #nodeOf(branch: number): string | null {
    const { branches, at } = this.#state;
    if (!branches || branches.current.id === branch) return at;
    return branches.others.find(({ id }) => id === branch)?.at ?? null;
  }

  #asCame(): CameRun | null {
    const { last } = this.journal;
    if (!last || this.#endedAt === null) return null;
    const { status, result, error, state } = last;
    const { variables, stopsCallers = false } = state;
    return { status, result, error, variables, stopsCallers };
  }
}
