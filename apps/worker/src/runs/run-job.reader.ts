import { eventNameOf, type FlowDialect } from '@hookline/contracts';
import type { ClaimedRun, PgArrivals, PgRecordedAnswers } from '@hookline/database/runtime';
import {
  deliverArrivals,
  nothingRecorded,
  RunProgress,
  type DryAnswers,
  type RunState,
} from '@hookline/engine';
import type { HookTableKeeper } from '../schemas/hook-table.keeper';
import type { ProgramCache } from '../schemas/program-cache';
import type { RunJob } from './run-job';
import { surroundingsOf } from './run-surroundings';
import { suspectFrom } from './suspects';

export interface RunJobReaderDeps {
  readonly programs: ProgramCache;
  readonly hooks: HookTableKeeper;
  readonly arrivals: PgArrivals;
  readonly recorded: PgRecordedAnswers;
  readonly now: () => Date;
}

/** Turns claimed rows into jobs: with their version, what came for them, and what answers. */
export class RunJobReader {
  constructor(private readonly deps: RunJobReaderDeps) {}

  /** Throws when its version is gone or cannot be compiled. */
  async read(run: ClaimedRun): Promise<RunJob> {
    const { graph } = await this.deps.programs.load(run);
    const { table } = this.deps.hooks;
    const surroundings = surroundingsOf(table, {
      domainId: run.domainId,
      queue: run.queueId === null ? null : table.queueOf(run.domainId, run.queueId),
      hook: run.hookId === null ? null : { id: run.hookId, event: eventNameOf(run.event.type) },
    });
    const dry = await this.#dryAnswers(run);
    const { zone } = surroundings;
    const state = await this.#withArrivals(run, { dialect: graph.dialect, zone });
    const progress = new RunProgress(
      {
        runId: run.runId,
        domainId: run.domainId,
        queueId: run.queueId,
        graph,
        event: run.event,
        surroundings,
        budget: table.budgetOf(run.domainId),
        startedAt: run.createdAt,
        ...(dry && { dry }),
      },
      state.at === '' ? { ...state, at: graph.startNodeId } : state,
    );
    return {
      claim: {
        runId: run.runId,
        domainId: run.domainId,
        fence: run.fence,
        cause: { schemaId: run.schemaId, hops: run.hops },
      },
      progress,
      stored: null,
      isUnbegun: run.isUnbegun,
      suspectedBy: run.claims >= suspectFrom ? run.claims : null,
      partition: run.partition,
      key: laneKey(run.domainId, run.key),
      mode: run.mode,
      schemaId: run.schemaId,
      hookId: run.hookId,
      queueId: run.queueId,
    };
  }

  async #withArrivals(
    run: ClaimedRun,
    reader: { readonly dialect: FlowDialect; readonly zone: string },
  ): Promise<RunState> {
    const arrivals = await this.deps.arrivals.read(run);
    if (arrivals.events.size === 0 && arrivals.runs.size === 0) return run.state;
    return deliverArrivals(run.state, arrivals, { ...reader, now: this.deps.now() });
  }

  async #dryAnswers({ dry }: ClaimedRun): Promise<DryAnswers | null> {
    if (!dry) return null;
    return dry.recordedOf === null ? nothingRecorded : this.deps.recorded.read(dry.recordedOf);
  }
}

/** What orders runs: the call within its domain. */
export function laneKey(domainId: string, key: string): string {
  return `${domainId}:${key}`;
}
