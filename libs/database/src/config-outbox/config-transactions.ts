/**
 * Changes of configuration and the news of them, in one transaction (reliability.md 7).
 *
 * 1. A change and its outbox row are committed together or not at all.
 * 2. After the commit listeners hear that there is news, so that the relay need not wait for its
 *    next poll. They hear nothing of a transaction that was rolled back.
 */
import type { DataSource, EntityManager } from 'typeorm';

/** What changes reach workers and open pages under; a worker follows the kinds it keeps. */
export type ConfigKind =
  | 'queue'
  | 'hook'
  | 'flow-schema'
  | 'domain-variable'
  | 'integration'
  | 'calendar'
  | 'list'
  | 'agent'
  | 'domain'
  | 'platform';

export interface ConfigObject {
  readonly domainId: string;
  readonly kind: ConfigKind;
  readonly id: string;
}

/** Notes, within the open transaction, that an object was made, changed or deleted. */
export type RecordConfigChange = (changed: ConfigObject) => Promise<void>;

export class ConfigTransactions {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs the work in a transaction; what it records becomes news when the transaction commits. */
  async run<T>(
    work: (manager: EntityManager, recordChange: RecordConfigChange) => Promise<T>,
  ): Promise<T> {
    let recorded = 0;
    const result = await this.dataSource.transaction((manager) =>
      work(manager, async ({ domainId, kind, id }) => {
        await manager.query(
          `insert into config_outbox (domain_id, kind, object_id) values ($1, $2, $3)`,
          [domainId, kind, id],
        );
        recorded += 1;
      }),
    );
    if (recorded > 0) for (const listener of this.#listeners) listener();
    return result;
  }

  /** Calls the listener after every commit with news; answers how to stop it. */
  onCommitted(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
