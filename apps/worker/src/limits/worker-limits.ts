/**
 * How much a worker takes on at a time, and where who finds no room waits; what each limit is for is
 * told in its own file.
 */
import { shortWaitMs } from '@hookline/engine';
import type { Logger } from 'pino';
import { Slots } from '../runs/slots';
import { ComeBack } from './come-back';
import { KeyedSlots } from './keyed-slots';
import { LongWaits } from './long-waits';
import { PutOffCalls } from './put-off-calls';
import { QueueGate } from './queue-gate';
import { Seats } from './seats';
import { TargetDoor } from './target-door';

export interface WorkerLimitSettings {
  /** Events in hand at the same time. */
  readonly concurrency: number;
  /** Runs of one queue among them. */
  readonly concurrencyPerQueue: number;
  /** HTTP calls to one target. */
  readonly concurrencyPerTarget: number;
  /** Runs, and events in hand, that wait for an answer for long; they are not counted above. */
  readonly longWaits: number;
  /** Events whose runs want the processor, see `seats.ts`; production leaves it out. Default 64. */
  readonly busyEvents?: number;
}

export interface WorkerLimits {
  readonly events: Slots;
  readonly seats: Seats;
  readonly queues: KeyedSlots;
  readonly targets: KeyedSlots;
  readonly door: TargetDoor;
  readonly gate: QueueGate;
  readonly putOffCalls: PutOffCalls;
  readonly waitingRuns: LongWaits;
  readonly waitingEvents: LongWaits;
}

/** More cost more and are done no sooner. */
const mostBusyEvents = 64;

export function limitsOf(settings: WorkerLimitSettings, log: Pick<Logger, 'warn'>): WorkerLimits {
  const nowMs = (): number => performance.now();
  const comeBack = (): ComeBack => new ComeBack(Date.now, Math.random);
  // Who stands in line for a target holds room of its queue: a short line. One for a queue holds memory.
  const targets = new KeyedSlots({
    ...{ size: settings.concurrencyPerTarget, longestLineMs: 1_000, nowMs },
  });
  const queues = new KeyedSlots({
    ...{ size: settings.concurrencyPerQueue, longestLineMs: shortWaitMs, nowMs },
  });
  const longWaitsOf = (what: 'runs' | 'events'): LongWaits =>
    new LongWaits({
      ...{ size: settings.longWaits, nowMs },
      onFull: () =>
        log.warn(
          { what, most: settings.longWaits, fullTargets: targets.fullKeys },
          'no place for more that wait for answers for long, they hold up others',
        ),
    });
  const putOffCalls = new PutOffCalls();
  const waitingRuns = longWaitsOf('runs');
  return {
    events: new Slots(settings.concurrency),
    seats: new Seats({ size: settings.busyEvents ?? mostBusyEvents, nowMs }),
    queues,
    targets,
    door: new TargetDoor(targets, comeBack()),
    gate: new QueueGate({
      slots: queues,
      calls: putOffCalls,
      comeBack: comeBack(),
      longWaits: waitingRuns,
    }),
    putOffCalls,
    waitingRuns,
    waitingEvents: longWaitsOf('events'),
  };
}
