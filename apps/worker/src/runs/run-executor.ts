/**
 * Carries jobs on, in their lanes, until they end or park; and picks up what broke off. Rules:
 *
 * 1. `executeRun` decides, once there is room for the run (`queue-gate.ts`); this file only starts it and deals with its outcome.
 * 2. Whatever it throws is a fault of ours (a database away, a bug): the run is claimed anew and
 *    read back, because what was committed is not known for sure. Five claims without progress
 *    set it aside, or more where many workers die (`quarantine-policy.ts`); those after an absence of the database do not count.
 * 3. A run that waits for a run it started keeps its call up to `shortWaitMs`, as any short wait.
 */
import {
  shortWaitMs,
  type Clock,
  type ExecuteRunOutcome,
  type RunJournal,
  type RunWrite,
  type RuntimePorts,
} from '@hookline/engine';
import {
  isConnectionFault,
  type ClaimedRun,
  type PgArrivals,
  type PgRunClaims,
} from '@hookline/database/runtime';
import type { Logger } from 'pino';
import type { QueueGate } from '../limits/queue-gate';
import { withoutSeat, type Seat } from '../limits/seats';
import { ActiveRuns } from './active-runs';
import { HeldRuns } from './held-runs';
import type { RunJob } from './run-job';
import type { RunJobReader } from './run-job.reader';
import type { RunLanes } from './run-lanes';
import type { RunWakes } from './run-wakes';
import { Suspects } from './suspects';

export interface RunExecutorDeps {
  readonly journal: RunJournal;
  readonly ports: RuntimePorts;
  readonly clock: Clock;
  readonly random: () => number;
  readonly lanes: RunLanes;
  readonly gate: QueueGate;
  readonly claims: PgRunClaims;
  readonly arrivals: PgArrivals;
  readonly reader: RunJobReader;
  readonly wakes: RunWakes;
  /** Resolves when the events on their way into the database are there. */
  readonly eventsStored: () => Promise<void>;
  readonly stopping: AbortSignal;
  /** The run sleeps; set its alarm. Must not throw: a sweeper finds what no alarm wakes. */
  readonly onParked: (job: RunJob, dueAt: Date, nodeId: string) => void;
  readonly onUpdated: (job: RunJob, write: RunWrite) => void;
  readonly log: Logger;
}

const firstRetryMs = 200;
const longestRetryMs = 5_000;

export class RunExecutor {
  readonly #active = new ActiveRuns();
  readonly #held = new HeldRuns();
  readonly #suspects = new Suspects();

  constructor(private readonly deps: RunExecutorDeps) {}

  /** Ids of the runs in this process's hands. */
  get activeRunIds(): readonly string[] {
    return this.#active.ids;
  }

  /** Queues the job behind earlier runs of its call. Resolves when it ended, parked or was lost. */
  start(job: RunJob): Promise<void> {
    this.#active.start(job);
    const { lanes } = this.deps;
    const { key, partition, mode, seat } = job;
    if (mode === 'parallel') return lanes.beside(partition, () => this.#carryOn(job));
    const takeSeat = lanes.isIdle(key) ? undefined : seat?.lend();
    return lanes.enqueue({ key, partition }, () => {
      takeSeat?.();
      return this.#carryOn(job);
    });
  }

  /** These are in this process's hands from now on, though nothing was started yet. */
  expect(runIds: readonly string[]): void {
    this.#active.expect(runIds);
  }

  /** They are not, after all. */
  forget(runIds: readonly string[]): void {
    this.#active.forget(runIds);
  }

  /** Takes claimed runs on. One whose version cannot be read is left to the next claim. */
  async adopt(runs: readonly ClaimedRun[]): Promise<void> {
    this.expect(runs.map(({ runId }) => runId));
    const jobs = await Promise.all(runs.map((run) => this.#readOrLeave(run)));
    for (const job of jobs) if (job) void this.start(job);
  }

  /** Parked runs are due: those whose call is held here go on in their lane, others are woken. */
  tellDue(runIds: readonly string[]): void {
    const others = runIds.filter((id) => !this.#held.tell(id));
    if (others.length === 0) return;
    this.deps.wakes
      .wake(others)
      .catch((error: unknown) =>
        this.deps.log.warn({ err: error }, 'due runs not woken, the sweeper will find them'),
      );
  }

  async #readOrLeave(run: ClaimedRun): Promise<RunJob | null> {
    const { reader, claims, log } = this.deps;
    try {
      return await reader.read(run);
    } catch (error) {
      log.error({ err: error, runId: run.runId }, 'run cannot be read back');
      // It counts as a try, or it would be taken over for ever.
      if (run.isUnbegun) await claims.begin(run.runId, run.fence).catch(() => undefined);
      this.#active.forget([run.runId]);
      return null;
    }
  }

  async #carryOn(job: RunJob): Promise<void> {
    let current: RunJob | null = job;
    for (let delayMs = firstRetryMs; current; delayMs = Math.min(longestRetryMs, delayMs * 3)) {
      const { runId } = current.claim;
      try {
        const run = await this.#settle(current, await this.#execute(current));
        // Claimed anew by ourselves: it is this job still.
        if (run) this.#active.start(job);
        current = run && (await this.deps.reader.read(run));
      } catch (error) {
        this.deps.log.error({ err: error, runId }, 'run broke off, reading it back');
        const because = isConnectionFault(error) ? 'outage' : 'fault';
        current = await this.#readBack(runId, because, delayMs);
      }
    }
    this.#active.end(job);
  }

  async #execute(job: RunJob): Promise<ExecuteRunOutcome> {
    const { journal, ports, random, stopping, onUpdated } = this.deps;
    let endTurn = (): void => undefined;
    const begin = async (): Promise<ExecuteRunOutcome | null> => {
      if (job.isUnbegun !== true) return null;
      if (job.suspectedBy) endTurn = await this.#suspects.turn(job.suspectedBy);
      // One that is not begun any more is no try.
      if (stopping.aborted) return { kind: 'interrupted' };
      const isOurs = await this.deps.claims.begin(job.claim.runId, job.claim.fence);
      return isOurs ? null : { kind: 'lost' };
    };
    const onCommitted = (write: RunWrite): void => {
      endTurn();
      onUpdated(job, write);
    };
    const onRunStarted = (childId: string): void => this.tellDue([childId]);
    const clock = clockOf(job, this.deps.clock);
    const deps = { journal, ports, clock, random, stopping, onCommitted, onRunStarted };
    try {
      return await this.deps.gate.execute(job, deps, begin);
    } finally {
      endTurn();
    }
  }

  /** The same run once more, claimed anew, if it may go on at once; else null. */
  async #settle(job: RunJob, outcome: ExecuteRunOutcome): Promise<ClaimedRun | null> {
    const { runId } = job.claim;
    if (outcome.kind === 'lost') {
      this.deps.log.warn({ runId }, 'run was claimed by another worker');
    }
    if (outcome.kind !== 'parked') return null;
    const run = await this.#cameAlready(job, outcome.awaits);
    if (!run) this.deps.onParked(job, outcome.dueAt, outcome.nodeId);
    return run;
  }

  /** What it waits for may have come while it was being parked, or come within a short wait. */
  async #cameAlready(
    { claim: { runId }, seat }: RunJob,
    awaits: readonly string[],
  ): Promise<ClaimedRun | null> {
    if (awaits.length === 0) return null;
    const { arrivals, clock, stopping, wakes } = this.deps;
    const isShort = awaits.some((name) => name.startsWith('run:')) && !stopping.aborted;
    const told = isShort ? this.#held.hold(runId) : null;
    try {
      await this.deps.eventsStored();
      if (await arrivals.makeDue(runId)) return await wakes.claim(runId);
      if (!told) return null;
      const enough = new AbortController();
      const end = AbortSignal.any([enough.signal, stopping]);
      await withoutSeat(seat, Promise.race([told, clock.sleep(shortWaitMs, end)]));
      enough.abort();
      return await wakes.claim(runId);
    } finally {
      this.#held.release(runId);
    }
  }

  /** The run as the journal has it; null when it ended, went elsewhere, or we stop. */
  async #readBack(
    runId: string,
    because: 'fault' | 'outage',
    firstDelayMs: number,
  ): Promise<RunJob | null> {
    const { clock, claims, reader, stopping, log } = this.deps;
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(longestRetryMs, delayMs * 2)) {
      await clock.sleep(delayMs, stopping);
      if (stopping.aborted) return null;
      try {
        const run = await claims.reclaim(runId, because);
        return run && (await reader.read(run));
      } catch (error) {
        log.warn({ err: error, runId }, 'run not read back, trying again');
      }
    }
  }
}

/** A clock under which whoever sleeps has no seat. */
function clockOf({ seat }: { readonly seat?: Pick<Seat, 'lend'> }, clock: Clock): Clock {
  if (!seat) return clock;
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => withoutSeat(seat, clock.sleep(ms, signal)),
  };
}
