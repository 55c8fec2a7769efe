/**
 * Events in hand whose runs want the processor. What is in hand is alive, and each collection of
 * garbage copies what is alive and young: 200 of them cost a fifth more than 64, and are done no sooner
 * (docs/performance.md). One that waits for long, for an answer, for its time or for its turn, needs no
 * seat meanwhile: a slow target must not keep the others out. A short wait keeps it: while the
 * processor is busy answers lie there unread, and without their seats more and more would come in.
 */
export interface SeatsOptions {
  readonly size: number;
  readonly nowMs: () => number;
}

/** From here on a wait is long; half of it is how late that is seen at most. */
export const seatedWaitMs = 50;

export class Seats {
  #taken = 0;
  readonly #line: ((seat: Seat) => void)[] = [];
  /** Seats of those who wait and since when, the longest first. */
  readonly #waiting = new Map<Seat, number>();
  #watch: NodeJS.Timeout | null = null;

  constructor(private readonly options: SeatsOptions) {}

  get taken(): number {
    return this.#taken;
  }

  /** Null when all are taken. */
  tryTake(): Seat | null {
    return this.#taken < this.options.size ? this.#seat() : null;
  }

  /** Resolves when there is a seat; who asked first gets the first. */
  take(): Promise<Seat> {
    const seat = this.tryTake();
    if (seat) return Promise.resolve(seat);
    // While nobody stands in line nobody need look for seats that could be free.
    this.#watch ??= setInterval(() => this.#freeLongWaits(), seatedWaitMs / 2);
    return new Promise((resolve) => this.#line.push(resolve));
  }

  #seat(): Seat {
    this.#taken += 1;
    return new Seat({
      beginWait: (seat) => void this.#waiting.set(seat, this.options.nowMs()),
      endWait: (seat) => void this.#waiting.delete(seat),
      leave: () => this.#leave(),
      // He has results to commit: nobody else is let in before the count is down again.
      comeBack: () => void (this.#taken += 1),
    });
  }

  #leave(): void {
    this.#taken -= 1;
    if (this.#taken < this.options.size) this.#line.shift()?.(this.#seat());
    if (this.#line.length > 0 || !this.#watch) return;
    clearInterval(this.#watch);
    this.#watch = null;
  }

  #freeLongWaits(): void {
    const longSince = this.options.nowMs() - seatedWaitMs;
    for (const [seat, sinceMs] of this.#waiting) {
      if (sinceMs > longSince) return;
      this.#waiting.delete(seat);
      seat.giveUp();
    }
  }
}

interface SeatDeps {
  readonly beginWait: (seat: Seat) => void;
  readonly endWait: (seat: Seat) => void;
  readonly leave: () => void;
  readonly comeBack: () => void;
}

/** The seat of one event; its runs share it. */
export class Seat {
  #isTaken = true;
  #isOver = false;
  #waits = 0;

  constructor(private readonly deps: SeatDeps) {}

  /** A run waits for something that is not the processor; call what it answers when that is over. */
  readonly lend = (): (() => void) => {
    this.#waits += 1;
    if (this.#waits === 1 && !this.#isOver) this.deps.beginWait(this);
    return () => {
      this.#waits -= 1;
      if (this.#waits > 0 || this.#isOver) return;
      this.deps.endWait(this);
      if (this.#isTaken) return;
      this.#isTaken = true;
      this.deps.comeBack();
    };
  };

  /** It waits, and somebody else may sit here meanwhile. */
  giveUp(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.deps.leave();
  }

  /** The event needs it no more. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.deps.endWait(this);
    this.giveUp();
  }
}

/** Resolves as the work does; while that takes long the event, if it has a seat, needs none. */
export async function withoutSeat<Result>(
  seat: Pick<Seat, 'lend'> | undefined,
  work: Promise<Result>,
): Promise<Result> {
  const takeBack = seat?.lend();
  try {
    return await work;
  } finally {
    takeBack?.();
  }
}
