/**
 * Runs of one queue at the same time (reliability.md 7), so that a queue whose targets hang does not
 * take all the room there is. Who finds no room waits in memory, then is parked: nothing is lost,
 * and no later run of its call goes before it, nor before one that its target had no room for
 * (`put-off-calls.ts`).
 */
import {
  executeRun,
  putOffRun,
  shortWaitMs,
  type ExecuteRunDeps,
  type ExecuteRunOutcome,
} from '@hookline/engine';
import type { RunJob } from '../runs/run-job';
import type { KeyedSlots } from './keyed-slots';
import { comeBackMs } from './come-back';
import type { PutOffCalls } from './put-off-calls';

export class QueueGate {
  constructor(
    private readonly slots: KeyedSlots,
    private readonly calls: PutOffCalls,
  ) {}

  /**
   * Carries the run on once there is room for another run of its queue. `begin` is asked right
   * before; an outcome it gives is the answer, and the run stays as it is.
   */
  async execute(
    job: RunJob,
    deps: ExecuteRunDeps,
    begin: () => Promise<ExecuteRunOutcome | null>,
  ): Promise<ExecuteRunOutcome> {
    const { claim, progress, stored } = job;
    const carryOn = async (): Promise<ExecuteRunOutcome> =>
      (await begin()) ?? executeRun(claim, progress, stored, deps);
    // A run that waits takes no room: it only has to be parked.
    if (progress.status === 'waiting') return carryOn();
    if (!this.#isNext(job, deps) || !(await this.#entersQueue(job, deps))) {
      return putOffRun(claim, progress, this.#comeBackAt(job, deps), deps);
    }
    if (isInLine(job)) this.calls.leave(job.key, claim.runId);
    try {
      const outcome = await carryOn();
      if (outcome.kind === 'parked' && outcome.isPutOff && isInLine(job)) {
        this.calls.keepPlace(job.key, claim.runId, outcome.dueAt, deps.clock.now());
      }
      return outcome;
    } finally {
      if (job.queueId !== null) this.slots.leave(job.queueId);
    }
  }

  #isNext(job: RunJob, { clock }: ExecuteRunDeps): boolean {
    return !isInLine(job) || this.calls.isNext(job.key, job.claim.runId, clock.now());
  }

  /** A run without a queue always may. */
  async #entersQueue({ queueId }: RunJob, { stopping }: ExecuteRunDeps): Promise<boolean> {
    if (queueId === null || this.slots.tryEnter(queueId)) return true;
    return this.slots.enter(queueId, shortWaitMs, stopping);
  }

  #comeBackAt(job: RunJob, deps: ExecuteRunDeps): Date {
    const now = deps.clock.now();
    const earliest = new Date(now.getTime() + comeBackMs(deps.random()));
    return isInLine(job) ? this.calls.putOff(job.key, job.claim.runId, earliest, now) : earliest;
  }
}

/** Runs beside their call have no place in its order. */
function isInLine({ mode }: RunJob): boolean {
  return mode === 'ordered';
}
