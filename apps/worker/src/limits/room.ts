interface Waiting {
  readonly letIn: (visit: Visit) => void;
}

/** A place taken in a room; give it back once. */
export interface Visit {
  readonly leave: () => void;
}

/** How much the latest stay counts for in the mean of those before it. */
const weightOfLatest = 0.2;

/** A counted room: at most `size` inside, the rest in line before its door. */
export class Room {
  #inside = 0;
  /** Of those inside, added up: their mean age costs no list. */
  #enteredAtMs = 0;
  /** Mean stay of those who left lately; 0 while nobody has. */
  #stayMs = 0;
  readonly #line: Waiting[] = [];

  constructor(
    private readonly size: number,
    private readonly nowMs: () => number,
  ) {}

  get used(): number {
    return this.#inside;
  }

  get isIdle(): boolean {
    return this.#inside === 0 && this.#line.length === 0;
  }

  tryEnter(): Visit | null {
    return this.#inside < this.size ? this.#visit() : null;
  }

  /** Inside once more, room or no room: who was let in is not turned away when he comes back. */
  reenter(): Visit {
    return this.#visit();
  }

  /** How long somebody who joins the line now will stand in it. */
  expectedWaitMs(): number {
    return (this.#line.length + 1) * this.paceMs();
  }

  /**
   * Time from one who leaves to the next, while the room is full. One that was let go of by nobody yet
   * is judged by how long those inside have been there: a target that hangs says nothing else.
   */
  paceMs(): number {
    const ageMs = this.#inside > 0 ? this.nowMs() - this.#enteredAtMs / this.#inside : 0;
    return Math.max(this.#stayMs, ageMs) / this.size;
  }

  /** Joins the line; answers how to leave it without having been inside. */
  join(letIn: (visit: Visit) => void): () => void {
    const waiting = { letIn };
    this.#line.push(waiting);
    return () => void this.#line.splice(this.#line.indexOf(waiting), 1);
  }

  #visit(): Visit {
    const enteredAtMs = this.nowMs();
    this.#inside += 1;
    this.#enteredAtMs += enteredAtMs;
    return { leave: () => this.#leave(enteredAtMs) };
  }

  #leave(enteredAtMs: number): void {
    const stayMs = this.nowMs() - enteredAtMs;
    this.#stayMs += weightOfLatest * (stayMs - this.#stayMs);
    this.#inside -= 1;
    this.#enteredAtMs -= enteredAtMs;
    if (this.#inside < this.size) this.#line.shift()?.letIn(this.#visit());
  }
}
