/**
 * Runs of one queue at the same time (reliability.md 7), so that a queue whose targets hang does not
 * take all the room there is. One that waits for an answer for long gives its room back meanwhile
 * (`queue-stay.ts`). Who finds no room waits in memory, or is parked: nothing is lost,
 * and no later run of its call goes before it, nor before one that its target had no room for
 * (`put-off-calls.ts`).
 */
import { extended } from '@hookline/contracts';
import {
  executeRun,
  putOffRun,
  shortWaitMs,
  type ExecuteRunDeps,
  type ExecuteRunOutcome,
} from '@hookline/engine';
import type { RunJob } from '../runs/run-job';
import type { ComeBack } from './come-back';
import type { KeyedSlots } from './keyed-slots';
import type { LongWaits } from './long-waits';
import type { PutOffCalls } from './put-off-calls';
import { QueueStay } from './queue-stay';
import { withoutSeat } from './seats';

/** A run without a queue needs no room. */
const everywhere: Pick<QueueStay, 'leave' | 'onReachOut'> = {
  leave: () => undefined,
  onReachOut: () => () => undefined,
};

export interface QueueGateDeps {
  readonly slots: KeyedSlots;
  readonly calls: PutOffCalls;
  readonly comeBack: ComeBack;
  /** Where those are counted who wait for an answer for long. */
  readonly longWaits: LongWaits;
}

export class QueueGate {
  constructor(private readonly deps: QueueGateDeps) {}

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
    const carryOn = async (onReachOut?: () => () => void): Promise<ExecuteRunOutcome> =>
      (await begin()) ?? executeRun(claim, progress, stored, extended(deps, { onReachOut }));
    // A run that waits takes no room: it only has to be parked.
    if (progress.status === 'waiting') return carryOn();
    const stay = this.#isNext(job, deps) ? await this.#enterQueue(job, deps) : null;
    if (!stay) {
      return putOffRun(claim, progress, this.#comeBackAt(job, deps), deps);
    }
    if (isInLine(job)) this.deps.calls.leave(job.key, claim.runId);
    try {
      const outcome = await carryOn(() => {
        const isBack = stay.onReachOut();
        const takeSeat = job.seat?.lend();
        return () => {
          isBack();
          takeSeat?.();
        };
      });
      if (outcome.kind === 'parked' && outcome.isPutOff && isInLine(job)) {
        this.deps.calls.keepPlace(job.key, claim.runId, outcome.dueAt, deps.clock.now());
      }
      return outcome;
    } finally {
      stay.leave();
    }
  }

  #isNext(job: RunJob, { clock }: ExecuteRunDeps): boolean {
    return !isInLine(job) || this.deps.calls.isNext(job.key, job.claim.runId, clock.now());
  }

  async #enterQueue(
    { queueId, seat }: RunJob,
    { stopping }: ExecuteRunDeps,
  ): Promise<typeof everywhere | null> {
    const { slots, longWaits } = this.deps;
    if (queueId === null) return everywhere;
    const visit =
      slots.tryEnter(queueId) ??
      (await withoutSeat(seat, slots.enter(queueId, shortWaitMs, stopping)));
    return visit && new QueueStay(visit, { reenter: () => slots.reenter(queueId), longWaits });
  }

  #comeBackAt(job: RunJob, deps: ExecuteRunDeps): Date {
    const now = deps.clock.now();
    const { slots, comeBack } = this.deps;
    const place = job.queueId ?? job.key;
    const afterMs = comeBack.afterMs(place, slots.paceMsOf(place));
    const earliest = new Date(now.getTime() + afterMs);
    return isInLine(job)
      ? this.deps.calls.putOff(job.key, job.claim.runId, earliest, now)
      : earliest;
  }
}

/** Runs beside their call have no place in its order. */
function isInLine({ mode }: RunJob): boolean {
  return mode === 'ordered';
}
