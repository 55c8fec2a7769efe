import type { DataSource } from 'typeorm';

/** A change on its way: `id` grows with every change. */
export interface OutboxEntry {
  readonly id: string;
  readonly domainId: string;
  readonly kind: string;
  readonly objectId: string;
}

/** Held while entries are handed over, so that two relays cannot mix up their order. */
const relayLock = 4802002;

const batchSize = 200;

export class TypeOrmConfigOutbox {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Hands unpublished entries to `publish`, oldest first, and marks those it took. Stops at the
   * first it throws for: that one and the later ones stay. Answers how many were handed over; 0
   * also while another process is at it.
   *
   * The price of publishing inside the transaction is an entry published twice when the commit
   * fails; readers ignore that (`outbox:<id>` is the message id).
   */
  async relay(publish: (entry: OutboxEntry) => Promise<void>): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [lock]: { held: boolean }[] = await manager.query(
        `select pg_try_advisory_xact_lock($1) as held`,
        [relayLock],
      );
      if (!lock?.held) return 0;
      const entries: OutboxEntry[] = await manager.query(
        `select id::text, domain_id::text as "domainId", kind, object_id as "objectId"
         from config_outbox where published_at is null order by id limit $1`,
        [batchSize],
      );
      const { published, failure } = await publishInOrder(entries, publish);
      if (published.length > 0) {
        await manager.query(
          `update config_outbox set published_at = now() where id = any($1::bigint[])`,
          [published],
        );
      }
      // Nothing got through: the caller should hear why.
      if (failure !== null && published.length === 0) throw failure.cause;
      return published.length;
    });
  }

  /** Removes entries published longer ago than the given days; answers how many. */
  async forget(days: number): Promise<number> {
    const [, count]: [unknown, number] = await this.dataSource.query(
      `delete from config_outbox where published_at < now() - make_interval(days => $1)`,
      [days],
    );
    return count;
  }
}

async function publishInOrder(
  entries: readonly OutboxEntry[],
  publish: (entry: OutboxEntry) => Promise<void>,
): Promise<{ published: string[]; failure: { cause: unknown } | null }> {
  const published: string[] = [];
  for (const entry of entries) {
    try {
      await publish(entry);
    } catch (cause) {
      return { published, failure: { cause } };
    }
    published.push(entry.id);
  }
  return { published, failure: null };
}
