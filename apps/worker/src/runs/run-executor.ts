/**
 * Carries jobs on, in their lanes, until they end or park; and picks up what broke off. Rules:
 *
 * 1. `executeRun` decides, once there is room for the run (`queue-gate.ts`); this file only starts it and deals with its outcome.
 * 2. Whatever it throws is a fault of ours (a database away, a bug): the run is claimed anew and
 *    read back, because what was committed is not known for sure. Five claims without progress
 *    set it aside (`mostClaims`).
 */
import {
  type Clock,
  type ExecuteRunOutcome,
  type RunJournal,
  type RunWrite,
  type RuntimePorts,
} from '@hookline/engine';
import type { PgRunClaims, ClaimedRun } from '@hookline/database/runtime';
import type { Logger } from 'pino';
import type { QueueGate } from '../limits/queue-gate';
import type { HookTableKeeper } from '../schemas/hook-table.keeper';
import type { ProgramCache } from '../schemas/program-cache';
import type { RunJob } from './run-job';
import { readRunJob } from './run-job.reader';
import type { RunLanes } from './run-lanes';

export interface RunExecutorDeps {
  readonly journal: RunJournal;
  readonly ports: RuntimePorts;
  readonly clock: Clock;
  readonly random: () => number;
  readonly lanes: RunLanes;
  readonly gate: QueueGate;
  readonly claims: PgRunClaims;
  readonly programs: ProgramCache;
  readonly hooks: HookTableKeeper;
  readonly stopping: AbortSignal;
  /** The run sleeps; set its alarm. Must not throw: a sweeper finds what no alarm wakes. */
  readonly onParked: (job: RunJob, dueAt: Date, nodeId: string) => void;
  readonly onUpdated: (job: RunJob, write: RunWrite) => void;
  readonly log: Logger;
}

const firstRetryMs = 200;
const longestRetryMs = 5_000;

export class RunExecutor {
  readonly #active = new Set<string>();

  constructor(private readonly deps: RunExecutorDeps) {}

  /** Ids of the runs in this process's hands. */
  get activeRunIds(): readonly string[] {
    return [...this.#active];
  }

  /** Queues the job behind earlier runs of its call. Resolves when it ended, parked or was lost. */
  start(job: RunJob): Promise<void> {
    this.#active.add(job.claim.runId);
    const task = (): Promise<void> => this.#carryOn(job);
    return job.mode === 'parallel'
      ? this.deps.lanes.beside(job.partition, task)
      : this.deps.lanes.enqueue({ key: job.key, partition: job.partition }, task);
  }

  /** Takes claimed runs on. One whose version cannot be read is left to the next claim. */
  async adopt(runs: readonly ClaimedRun[]): Promise<void> {
    for (const run of runs) {
      try {
        void this.start(await readRunJob(run, this.deps.programs, this.deps.hooks));
      } catch (error) {
        this.deps.log.error({ err: error, runId: run.runId }, 'run cannot be read back');
      }
    }
  }

  async #carryOn(job: RunJob): Promise<void> {
    let current: RunJob | null = job;
    for (let delayMs = firstRetryMs; current; delayMs = Math.min(longestRetryMs, delayMs * 3)) {
      const { runId } = current.claim;
      try {
        this.#settle(current, await this.#execute(current));
        current = null;
      } catch (error) {
        this.deps.log.error({ err: error, runId }, 'run broke off, reading it back');
        current = await this.#readBack(runId, delayMs);
      }
    }
    this.#active.delete(job.claim.runId);
  }

  #execute(job: RunJob): Promise<ExecuteRunOutcome> {
    const { journal, ports, clock, random, stopping, onUpdated } = this.deps;
    return this.deps.gate.execute(job, {
      journal,
      ports,
      clock,
      random,
      stopping,
      onCommitted: (write) => onUpdated(job, write),
    });
  }

  #settle(job: RunJob, outcome: ExecuteRunOutcome): void {
    if (outcome.kind === 'parked') this.deps.onParked(job, outcome.dueAt, outcome.nodeId);
    if (outcome.kind === 'lost') {
      this.deps.log.warn({ runId: job.claim.runId }, 'run was claimed by another worker');
    }
  }

  /** The run as the journal has it; null when it ended, went elsewhere, or we stop. */
  async #readBack(runId: string, firstDelayMs: number): Promise<RunJob | null> {
    const { clock, claims, programs, hooks, stopping, log } = this.deps;
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(longestRetryMs, delayMs * 2)) {
      await clock.sleep(delayMs, stopping);
      if (stopping.aborted) return null;
      try {
        const run = await claims.reclaim(runId);
        return run && (await readRunJob(run, programs, hooks));
      } catch (error) {
        log.warn({ err: error, runId }, 'run not read back, trying again');
      }
    }
  }
}
