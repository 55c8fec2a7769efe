/**
 * Calls to one target at the same time (reliability.md 7): 50 hanging calls to one address must not
 * hold back calls to others, whoever makes them. Who finds no room waits in memory if it is likely to
 * find some soon, else its run is parked.
 */
import { PostponedFailure, shortWaitMs, type CallSignal } from '@hookline/engine';
import type { ComeBack } from './come-back';
import type { KeyedSlots } from './keyed-slots';

export class TargetDoor {
  constructor(
    private readonly slots: KeyedSlots,
    private readonly comeBack: ComeBack,
  ) {}

  /** Does the work once there is room; else throws `PostponedFailure` (`http.busy`). */
  async pass<Result>(
    target: string,
    signal: CallSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const visit =
      this.slots.tryEnter(target) ?? (await this.slots.enter(target, shortWaitMs, signal));
    if (!visit) {
      const sentence = `${this.slots.size} calls to ${target} are under way, the most at a time.`;
      throw new PostponedFailure(
        'http.busy',
        sentence,
        this.comeBack.afterMs(target, this.slots.paceMsOf(target)),
      );
    }
    try {
      return await work();
    } finally {
      visit.leave();
    }
  }
}

/** The target of a web address. What cannot be read shares a door: the port behind refuses it. */
export function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return '';
  }
}
