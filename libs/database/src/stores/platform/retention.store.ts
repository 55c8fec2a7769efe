import type { Retention, RetentionLoss, RetentionView } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { findRetentionLoss } from './retention-loss';

/** Somebody waits for the answer before a dialog. */
const countWithinMs = 5_000;

/** How long each domain keeps its history. Workers read it whenever they tidy up. */
export class RetentionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** What the operator has set for domains that set nothing; 0: for ever. */
    private readonly serverDays: number,
  ) {}

  async load(domainId: string): Promise<RetentionView> {
    const [row] = await this.dataSource.query<Retention[]>(
      `select retention_days as days from domain where id = $1`,
      [domainId],
    );
    if (!row) throw missingDomain();
    return { days: row.days, server_days: this.serverDays };
  }

  /** Workers obey it when they tidy up next, within the hour. */
  replace(domainId: string, { days }: Retention): Promise<RetentionView> {
    return this.config.run(async (manager, recordChange) => {
      const rows = await manager.query<unknown[]>(
        `with changed as (
           update domain set retention_days = $2 where id = $1 returning id
         ) select id from changed`,
        [domainId, days],
      );
      if (rows.length === 0) throw missingDomain();
      await recordChange({ domainId, kind: 'domain', id: domainId });
      return { days, server_days: this.serverDays };
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

const missingDomain = () => new NotFoundError('domain.missing', 'There is no such domain.');
