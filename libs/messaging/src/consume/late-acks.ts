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
  readonly send: (reply: string) => void;
}

export class LateAcks {
  /** Reply subjects, and not messages: half a second of events is a lot to keep. */
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(private readonly settings: LateAcksSettings) {}

  readonly add = (reply: string): void => {
    const { withinMs, most, send } = this.settings;
    if (this.#closed || withinMs === 0) return send(reply);
    this.#waiting.push(reply);
    if (this.#waiting.length >= most) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), withinMs).unref();
  };

  /** Sends what waits. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const reply of this.#waiting.splice(0)) this.settings.send(reply);
  }

  /** Sends what waits, and what comes from now on at once. */
  close(): void {
    this.#closed = true;
    this.flush();
  }
}
