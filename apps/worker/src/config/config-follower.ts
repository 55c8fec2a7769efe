/**
 * Reads a part of the configuration again whenever it changed (design.md, promise 5: within two
 * seconds). Rules:
 *
 * 1. It subscribes first and reads then, so that no change falls between.
 * 2. Changes come as messages, and a message may be lost: everything is read again every few
 *    minutes and after each reconnect.
 * 3. Many changes in one go, say an import, cost one reading; one reading follows another.
 */
import type { ConfigChange, ConfigChanges } from '@hookline/messaging';
import type { Logger } from 'pino';

const resyncMs = 5 * 60_000;
const settleMs = 50;
const retryMs = 1_000;

export interface FollowedConfig {
  /** For the log. */
  readonly name: string;
  /** Kinds of change that concern it. */
  readonly kinds: ReadonlySet<string>;
  /** Reads what changed in these domains; null: everything. */
  readonly read: (domainIds: readonly string[] | null) => Promise<void>;
}

export class ConfigFollower {
  #reading: Promise<void> | null = null;
  /** Domains to read again; null: all of them. */
  #changed: Set<string> | null = new Set();
  #timer: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;
  /** Told after the next reading that begins. */
  #asked: (() => void)[] = [];
  #stopSubscription: (() => void) | null = null;
  #isStopped = false;

  constructor(
    private readonly followed: FollowedConfig,
    private readonly changes: ConfigChanges,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    const subscription = await this.changes.subscribe(
      (change) => this.#hear(change),
      () => this.#readAllSoon(),
    );
    this.#stopSubscription = () => subscription.stop();
    this.#reading = this.followed.read(null).finally(() => this.#afterReading(settleMs));
    await this.#reading;
    this.#timer = setInterval(() => this.#readAllSoon(), resyncMs);
    this.#timer.unref();
  }

  /** Reads no more; one under way may end. */
  stop(): void {
    this.#isStopped = true;
    this.#stopSubscription?.();
    if (this.#timer) clearInterval(this.#timer);
    if (this.#soon) clearTimeout(this.#soon);
    for (const answer of this.#asked.splice(0)) answer();
  }

  /** Reads a domain again, without news of a change. */
  readAgain(domainId: string): void {
    this.#changed?.add(domainId);
    this.#readSoon();
  }

  /**
   * Resolves once the domain was read by a reading that began after this call, however often that
   * fails; or when it stops.
   */
  async readAnew(domainId: string): Promise<void> {
    if (this.#isStopped) return;
    const read = new Promise<void>((resolve) => this.#asked.push(resolve));
    this.readAgain(domainId);
    await read;
  }

  #hear({ kind, domainId }: ConfigChange): void {
    if (this.followed.kinds.has(kind)) this.readAgain(domainId);
  }

  #readAllSoon(): void {
    this.#changed = null;
    this.#readSoon();
  }

  #readSoon(delayMs = settleMs): void {
    if (this.#soon || this.#reading || this.#isStopped) return;
    this.#soon = setTimeout(() => {
      this.#soon = null;
      this.#readNow();
    }, delayMs);
  }

  #readNow(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    const asked = this.#asked.splice(0);
    let nextMs = settleMs;
    const startedAt = Date.now();
    this.#reading = this.followed
      .read(changed && [...changed])
      .then(() => {
        this.log.debug({ what: this.followed.name, startedAt }, 'configuration read again');
        for (const answer of asked) answer();
      })
      .catch((error: unknown) => {
        if (this.#isStopped) {
          for (const answer of asked) answer();
          return;
        }
        this.#asked.push(...asked);
        this.log.warn({ err: error, what: this.followed.name }, 'not read, trying again');
        nextMs = retryMs;
        this.#changed = changed && this.#changed && new Set([...changed, ...this.#changed]);
      })
      .finally(() => this.#afterReading(nextMs));
  }

  #afterReading(nextMs: number): void {
    this.#reading = null;
    if (this.#changed === null || this.#changed.size > 0) this.#readSoon(nextMs);
  }
}
