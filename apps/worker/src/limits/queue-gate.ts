/**
 * Runs of one queue at the same time (reliability.md 7), so that a queue whose targets hang does not
 * take all the room there is. Who finds no room waits in memory, then is parked: nothing is lost.
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

export class QueueGate {
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
    const hasRoom =
      this.slots.tryEnter(queueId) || (await this.slots.enter(queueId, shortWaitMs, deps.stopping));
    if (!hasRoom) {
      const dueAt = new Date(deps.clock.now().getTime() + comeBackMs(deps.random()));
      return putOffRun(claim, progress, dueAt, deps);
    }
    try {
      return await carryOn();
    } finally {
      this.slots.leave(queueId);
    }
  }
}
