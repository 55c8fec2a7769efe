/**
 * Acks of one consumer, sent together a little later. The server writes the place of a consumer to
 * disk after an ack, at most ten times a second for each consumer, and with `sync_interval: always`
 * every one of these writes is synced: over 32 partitions that was a third of its CPU in the benchmark
 * (docs/performance.md). What is not acked when a worker dies comes again and is known by its id.
 */
export interface LateAcksSettings {
  /** The first ack waits at most this long; 0 sends each at once. */
  readonly withinMs: number;
  /** So many do not wait: a consumer gets no more messages while many are unacked. */
  readonly most: number;
}

export class LateAcks {
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(private readonly settings: LateAcksSettings) {}

  readonly add = (send: () => void): void => {
    const { withinMs, most } = this.settings;
    if (this.#closed || withinMs === 0) return send();
    this.#waiting.push(send);
    if (this.#waiting.length >= most) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), withinMs).unref();
  };

  /** Sends what waits. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const send of this.#waiting.splice(0)) send();
  }

  /** Sends what waits, and what comes from now on at once. */
  close(): void {
    this.#closed = true;
    this.flush();
  }
}
