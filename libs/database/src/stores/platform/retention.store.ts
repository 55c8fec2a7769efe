import type { Retention, RetentionInput, RetentionLoss, RetentionView } from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { findRetentionLoss } from './retention-loss';
import { missingDomain, whyNotReplaced } from './why-not-replaced';

/** Somebody waits for the answer before a dialog. */
const countWithinMs = 5_000;

interface StoredRetention extends Retention {
  readonly revision: number;
}

const stale = {
  code: 'retention.stale',
  message: 'Somebody else changed how long history is kept; load it again before you save.',
};

/** How long each domain keeps its history. Workers read it whenever they tidy up. */
export class RetentionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** What the operator has set for domains that set nothing; 0: for ever. */
    private readonly serverDays: number,
  ) {}

  async load(domainId: string): Promise<RetentionView> {
    const [row] = await this.dataSource.query<StoredRetention[]>(
      `select retention_days as days, retention_revision as revision from domain where id = $1`,
      [domainId],
    );
    if (!row) throw missingDomain();
    return { ...row, server_days: this.serverDays };
  }

  /**
   * Workers obey it when they tidy up next, within the hour.
   * @throws ConflictError (`retention.stale`) when it is at another revision than the one given
   */
  replace(domainId: string, { days, revision }: RetentionInput): Promise<RetentionView> {
    return this.config.run(async (manager, recordChange) => {
      const [changed] = await manager.query<StoredRetention[]>(
        `with changed as (
           update domain set retention_days = $2,
             retention_revision = retention_revision + (retention_days is distinct from $2)::int
           where id = $1 and ($3::int is null or retention_revision = $3)
           returning retention_days as days, retention_revision as revision
         ) select days, revision from changed`,
        [domainId, days, revision ?? null],
      );
      if (!changed) throw await whyNotReplaced(manager, domainId, stale);
      await recordChange({ domainId, kind: 'domain', id: domainId });
      return { ...changed, server_days: this.serverDays };
    });
  }

  /** What of the domain would go if it kept so many days; null: as long as the operator has set. */
  findLoss(domainId: string, days: number | null): Promise<RetentionLoss> {
    return findRetentionLoss(this.dataSource, {
      domainId,
      days: days ?? this.serverDays,
      countWithinMs,
    });
  }
}
