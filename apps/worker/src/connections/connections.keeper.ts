/**
 * Connections with their secrets open, in memory only (B-11): what nodes send through. A change
 * counts within two seconds; a deleted one is gone as fast.
 */
import type { Connection } from '@hookline/contracts';
import { readConnections, type ConnectionRow } from '@hookline/database/runtime';
import type { SecretBox } from '@hookline/database/runtime';
import { NodeFailure, type ConnectionSource, type ObjectRef } from '@hookline/engine';
import type { ConfigChanges } from '@hookline/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ConfigFollower } from '../config/config-follower';

export class ConnectionsKeeper implements ConnectionSource {
  #byKey: ReadonlyMap<string, ConnectionRow> = new Map();
  readonly #follower: ConfigFollower;

  constructor(
    private readonly pool: Pool,
    private readonly box: SecretBox,
    changes: ConfigChanges,
    private readonly log: Logger,
  ) {
    const followed = {
      name: 'connections',
      kinds: new Set(['integration']),
      read: () => this.#read(),
    };
    this.#follower = new ConfigFollower(followed, changes, log);
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): void {
    this.#follower.stop();
  }

  /** Throws `NodeFailure` (`integration.unreadable`) when its secrets do not open here. */
  readonly find = (domainId: string, ref: ObjectRef): Connection | null => {
    const row = this.#byKey.get(keyOf(domainId, ref));
    if (!row) return null;
    if ('kind' in row.connection) return row.connection;
    const sentence = `The secrets of the connection “${row.name}” cannot be read on this worker.`;
    throw new NodeFailure('integration.unreadable', sentence);
  };

  async #read(): Promise<void> {
    const byKey = new Map<string, ConnectionRow>();
    for (const row of await readConnections(this.pool, this.box)) {
      const { domainId, id, name } = row;
      byKey.set(keyOf(domainId, { id }), row);
      byKey.set(keyOf(domainId, { name }), row);
      if ('fault' in row.connection) {
        this.log.error({ domainId, id, fault: row.connection.fault }, 'connection not readable');
      }
    }
    this.#byKey = byKey;
  }
}

/** Ids may be written with leading zeros, names in any case. */
function keyOf(domainId: string, ref: ObjectRef): string {
  if ('name' in ref) return `${domainId} name ${ref.name.toLowerCase()}`;
  return `${domainId} id ${ref.id.replace(/^0+(?=\d)/, '')}`;
}
