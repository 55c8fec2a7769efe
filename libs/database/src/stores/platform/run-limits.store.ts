import { DomainRunLimits } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';

interface StoredLimits {
  /** Only what the domain has set. */
  readonly limits: object;
}

/** What one run of a domain may use up, where the domain says something else than the product. */
export class RunLimitsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  async load(domainId: string): Promise<DomainRunLimits> {
    const [row] = await this.dataSource.query<StoredLimits[]>(
      `select run_limits as limits from domain where id = $1`,
      [domainId],
    );
    if (!row) throw missingDomain();
    // Limits that no longer fit are none to the workers either.
    return DomainRunLimits.safeParse(row.limits).data ?? DomainRunLimits.parse({});
  }

  /** Workers obey it within two seconds, for the runs they carry on from then. */
  replace(domainId: string, limits: DomainRunLimits): Promise<DomainRunLimits> {
    return this.config.run(async (manager, recordChange) => {
      const rows = await manager.query<unknown[]>(
        `with changed as (
           update domain set run_limits = jsonb_strip_nulls($2::jsonb) where id = $1 returning id
         ) select id from changed`,
        [domainId, JSON.stringify(limits)],
      );
      if (rows.length === 0) throw missingDomain();
      await recordChange({ domainId, kind: 'domain', id: domainId });
      return limits;
    });
  }
}

const missingDomain = () => new NotFoundError('domain.missing', 'There is no such domain.');
