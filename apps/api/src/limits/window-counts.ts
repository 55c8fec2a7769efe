const maxWindows = 50_000;

/** Counts requests in fixed windows, in the memory of this process. */
export class WindowCounts {
  private readonly windows = new Map<string, { hits: number; endsAt: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one more; answers 0, or the ms to wait when that is more than the limit. */
  count(key: string, { limit, windowMs }: { limit: number; windowMs: number }): number {
    const now = this.now();
    let window = this.windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      this.makeRoom(now);
      window = { hits: 0, endsAt: now + windowMs };
      this.windows.set(key, window);
    }
    window.hits += 1;
    return window.hits > limit ? window.endsAt - now : 0;
  }

  // Strangers choose the keys: their number must not grow for ever.
  private makeRoom(now: number): void {
    if (this.windows.size < maxWindows) return;
    for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
    if (this.windows.size >= maxWindows) this.windows.clear();
  }
}
