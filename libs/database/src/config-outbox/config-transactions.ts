/**
 * Changes of configuration and the news of them, in one transaction (reliability.md 7).
 *
 * 1. A change and its outbox row are committed together or not at all.
 * 2. Of transactions that wait for each other in a circle PostgreSQL rolls one back: it begins
 *    again, for the others go on meanwhile. Two flow schemas that name each other, renamed at the
 *    same time, are an example: neither knows which rows the other one will hold.
 * 3. After the commit listeners hear that there is news, so that the relay need not wait for its
 *    next poll. They hear nothing of a transaction that was rolled back.
 */
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { faultCode } from '../runtime/postgres-faults';

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

type ConfigWork<T> = (manager: EntityManager, recordChange: RecordConfigChange) => Promise<T>;

const mostTries = 3;
const deadlockDetected = '40P01';

export class ConfigTransactions {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs the work in a transaction; what it records becomes news when the transaction commits. It may
   * run again (2), so it changes nothing but the database.
   */
  async run<T>(work: ConfigWork<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#runOnce(work);
      } catch (error) {
        if (tries === mostTries || !isDeadlock(error)) throw error;
      }
    }
  }

  async #runOnce<T>(work: ConfigWork<T>): Promise<T> {
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

function isDeadlock(error: unknown): boolean {
  return error instanceof QueryFailedError && faultCode(error.driverError) === deadlockDetected;
}
