import { parseAllowList, type AddressGuard } from '@hookline/connectors';
import { readOutboundAllow } from '@hookline/database/runtime';
import type { ConfigChanges } from '@hookline/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ConfigFollower } from '../config/config-follower';

export interface GuardedDispatcher {
  readonly guard: AddressGuard;
  /** Connections that were allowed before a change may be no longer. */
  readonly forgetConnections: () => void;
}

/** Keeps the platform admin's list of private targets in the address guard (decision 31). */
export class OutboundAllowKeeper {
  #known = '';
  readonly #follower: ConfigFollower;

  constructor(
    private readonly pool: Pool,
    private readonly dispatcher: GuardedDispatcher,
    changes: ConfigChanges,
    log: Logger,
  ) {
    const followed = { name: 'outbound', kinds: new Set(['platform']), read: () => this.#read() };
    this.#follower = new ConfigFollower(followed, changes, log);
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): void {
    this.#follower.stop();
  }

  async #read(): Promise<void> {
    const targets = (await readOutboundAllow(this.pool)).join(',');
    if (targets === this.#known) return;
    this.dispatcher.guard.allowAlso(parseAllowList(targets));
    this.dispatcher.forgetConnections();
    this.#known = targets;
  }
}
