interface Waiting {
  readonly enter: () => void;
}

/** A counted door per key: at most `size` inside each, the rest wait in order, up to a time. */
export class KeyedSlots {
  readonly #inside = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(readonly size: number) {}

  /** How many are inside. */
  usedOf(key: string): number {
    return this.#inside.get(key) ?? 0;
  }

  /** Enters if there is room now. */
  tryEnter(key: string): boolean {
    const inside = this.usedOf(key);
    if (inside >= this.size) return false;
    this.#inside.set(key, inside + 1);
    return true;
  }

  /** False when no room came free in `waitMs`, or the signal fired before. */
  async enter(key: string, waitMs: number, signal: AbortSignal): Promise<boolean> {
    if (this.tryEnter(key)) return true;
    if (signal.aborted) return false;
    return new Promise((resolve) => {
      const line = this.#waiting.get(key) ?? [];
      const giveUp = (): void => {
        line.splice(line.indexOf(waiting), 1);
        if (line.length === 0) this.#waiting.delete(key);
        settle(false);
      };
      const timer = setTimeout(giveUp, waitMs);
      const settle = (entered: boolean): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        resolve(entered);
      };
      const waiting: Waiting = { enter: () => settle(true) };
      signal.addEventListener('abort', giveUp, { once: true });
      line.push(waiting);
      this.#waiting.set(key, line);
    });
  }

  /** Leaves; the first in line takes the room. Idle keys cost nothing. */
  leave(key: string): void {
    const line = this.#waiting.get(key);
    const next = line?.shift();
    if (line?.length === 0) this.#waiting.delete(key);
    if (next) return next.enter();
    const inside = this.usedOf(key) - 1;
    if (inside > 0) this.#inside.set(key, inside);
    else this.#inside.delete(key);
  }
}
