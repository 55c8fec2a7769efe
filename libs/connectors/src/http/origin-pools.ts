import { Pool } from 'undici';
import type { AddressGuard } from '../address-guard/address-guard';
import { guardedConnector, type ResolveName } from './guarded-connector';

export interface OriginPoolsOptions {
  readonly guard: AddressGuard;
  readonly resolve: ResolveName;
  /** Connections to one origin at a time; more requests queue. */
  readonly connections: number;
}

/** Origins kept at a time; the one unused for longest goes. */
const mostOrigins = 500;
const idleMs = 5 * 60_000;
const sweepMs = 60_000;

/**
 * One undici `Pool` per origin: a call through a kept pool costs a fifteenth of global `fetch`.
 * A pool passed the guard when it was made, and its connections pass it each.
 */
export class OriginPools {
  readonly #options: OriginPoolsOptions;
  /** In order of last use: a map keeps the order of insertion. */
  readonly #pools = new Map<string, { pool: Pool; usedAt: number }>();
  readonly #sweeper: NodeJS.Timeout;

  constructor(options: OriginPoolsOptions) {
    this.#options = options;
    this.#sweeper = setInterval(() => this.#closeIdle(), sweepMs);
    this.#sweeper.unref();
  }

  /** The pool of the URL's origin. Throws `NodeFailure` when the guard refuses the address. */
  poolFor(url: URL): Pool {
    const { origin } = url;
    const known = this.#pools.get(origin);
    // Protocol, host and port of a known origin passed before; a user name is not part of it.
    if (!known || url.username !== '' || url.password !== '') this.#options.guard.checkUrl(url);
    const entry = known ?? { pool: this.#open(new URL(origin)), usedAt: 0 };
    entry.usedAt = Date.now();
    if (known) this.#pools.delete(origin);
    this.#pools.set(origin, entry);
    if (this.#pools.size > mostOrigins) this.#closeOldest();
    return entry.pool;
  }

  /** Opens anew for whatever comes; requests under way finish. */
  forget(): void {
    for (const [origin, { pool }] of [...this.#pools]) this.#closeGently(origin, pool);
  }

  /** Closes every connection; requests under way fail. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map(({ pool }) => pool.destroy()));
  }

  #open(origin: URL): Pool {
    const { guard, resolve, connections } = this.#options;
    return new Pool(origin, {
      connections,
      connect: guardedConnector(origin, guard, resolve),
      // The deadline of the call bounds headers and body: undici's own would be a second opinion.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  #closeOldest(): void {
    const [oldest] = this.#pools;
    if (oldest) this.#closeGently(oldest[0], oldest[1].pool);
  }

  #closeIdle(): void {
    const before = Date.now() - idleMs;
    for (const [origin, { pool, usedAt }] of this.#pools) {
      if (usedAt > before) return;
      this.#closeGently(origin, pool);
    }
  }

  /** Requests under way finish; new ones open a new pool. */
  #closeGently(origin: string, pool: Pool): void {
    this.#pools.delete(origin);
    pool.close().catch(() => undefined);
  }
}
