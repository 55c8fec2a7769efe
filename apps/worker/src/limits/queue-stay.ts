/**
 * The room of one run in its queue. Rules:
 *
 * 1. A run that has waited for an answer for `longWaitMs` steps out: targets that hang hold no room of
 *    the queue for longer than that, however many they are.
 * 2. It steps out only while there is a place among those who wait for long; else it looks again later.
 * 3. With its answers it is inside again, at once, though the queue may be full by now: it has results to
 *    commit. Nobody else is let in before the queue is down to its size.
 */
import { longWaitMs, type LongWaits } from './long-waits';
import type { Visit } from './room';

export interface QueueStayDeps {
  readonly reenter: () => Visit;
  readonly longWaits: LongWaits;
}

export class QueueStay {
  /** Its branches ask side by side. */
  #longCalls = 0;
  #isOut = false;
  #isOver = false;

  constructor(
    private visit: Visit,
    private readonly deps: QueueStayDeps,
  ) {}

  /** The run asks somebody; call what it answers when the answer is there. */
  readonly onReachOut = (): (() => void) => {
    let isLong = false;
    const timer = setInterval(() => {
      if (!isLong) this.#longCalls += 1;
      isLong = true;
      this.#stepOut();
    }, longWaitMs);
    return () => {
      clearInterval(timer);
      if (!isLong) return;
      this.#longCalls -= 1;
      if (this.#longCalls === 0) this.#stepIn();
    };
  };

  /** The run is over, or parked. What it asked may still be answered. */
  readonly leave = (): void => {
    this.#isOver = true;
    this.visit.leave();
  };

  #stepOut(): void {
    if (this.#isOut || this.#isOver) return;
    const place = this.deps.longWaits.tryEnter();
    if (!place) return;
    this.#isOut = true;
    this.#moveTo(place);
  }

  #stepIn(): void {
    if (!this.#isOut || this.#isOver) return;
    this.#isOut = false;
    this.#moveTo(this.deps.reenter());
  }

  #moveTo(next: Visit): void {
    this.visit.leave();
    this.visit = next;
  }
}
