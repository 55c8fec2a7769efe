/**
 * Runs of one queue at the same time (reliability.md 7), so that a queue whose targets hang does not
 * take all the room there is. Who finds no room waits in memory, then is parked: nothing is lost,
 * and no later run of its call goes before it (`put-off-calls.ts`).
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
import { PutOffCalls } from './put-off-calls';

export class QueueGate {
  readonly #calls = new PutOffCalls();

  constructor(private readonly slots: KeyedSlots) {}

  /**
   * Carries the run on once there is room for another run of its queue. `begin` is asked right
   * before; an outcome it gives is the answer, and the run stays as it is.
   */
  async execute(
    job: RunJob,
    deps: ExecuteRunDeps,
    begin: () => Promise<ExecuteRunOutcome | null>,
  ): Promise<ExecuteRunOutcome> {
    const { claim, progress, stored, queueId } = job;
    const carryOn = async (): Promise<ExecuteRunOutcome> =>
      (await begin()) ?? executeRun(claim, progress, stored, deps);
    // A run that waits takes no room: it only has to be parked.
    if (queueId === null || progress.status === 'waiting') return carryOn();
    if (!(await this.#hasRoom(job, queueId, deps))) {
      return putOffRun(claim, progress, this.#comeBackAt(job, deps), deps);
    }
    if (isInLine(job)) this.#calls.leave(job.key, claim.runId);
    try {
      return await carryOn();
    } finally {
      this.slots.leave(queueId);
    }
  }

  async #hasRoom(job: RunJob, queueId: string, deps: ExecuteRunDeps): Promise<boolean> {
    const { runId } = job.claim;
    if (isInLine(job) && !this.#calls.isNext(job.key, runId, deps.clock.now())) return false;
    return (
      this.slots.tryEnter(queueId) || (await this.slots.enter(queueId, shortWaitMs, deps.stopping))
    );
  }

  #comeBackAt(job: RunJob, deps: ExecuteRunDeps): Date {
    const now = deps.clock.now();
    const earliest = new Date(now.getTime() + comeBackMs(deps.random()));
    return isInLine(job) ? this.#calls.putOff(job.key, job.claim.runId, earliest, now) : earliest;
  }
}

/** Runs beside their call have no place in its order. */
function isInLine({ mode }: RunJob): boolean {
  return mode === 'ordered';
}
