import { parseAllowList, type AddressGuard, type OwnServers } from '@hookline/connectors';
import { readOutboundAllow } from '@hookline/database/runtime';
import type { ConfigChanges } from '@hookline/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ConfigFollower } from '../config/config-follower';

export interface GuardedDispatcher {
  readonly guard: AddressGuard;
  /** What the guard never opens. */
  readonly ownServers: OwnServers;
  /** Connections that were allowed before a change may be no longer. */
  readonly forgetConnections: () => void;
}

/**
 * Keeps in the address guard what changes: the platform admin's list of private targets
 * (decision 31) and the addresses of our own servers (B-22).
 */
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

  /** Resolves the names of our own servers again: they may move without news. Takes nothing away. */
  async lookUpOwnServers(): Promise<number> {
    if (await this.dispatcher.ownServers.resolve()) this.dispatcher.forgetConnections();
    return 0;
  }

  async #read(): Promise<void> {
    // Before the list opens something: they may be in what it opens.
    await this.lookUpOwnServers();
    const targets = (await readOutboundAllow(this.pool)).join(',');
    if (targets === this.#known) return;
    this.dispatcher.guard.allowAlso(parseAllowList(targets));
    this.dispatcher.forgetConnections();
    this.#known = targets;
  }
}
