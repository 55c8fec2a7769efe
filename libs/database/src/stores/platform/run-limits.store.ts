import { DomainRunLimits, type RunLimitsInput, type RunLimitsView } from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { missingDomain, whyNotReplaced } from './why-not-replaced';

interface StoredLimits {
  /** Only what the domain has set. */
  readonly limits: object;
  readonly revision: number;
}

const stale = {
  code: 'run_limits.stale',
  message: 'Somebody else saved other limits meanwhile; load them again before you save.',
};

/** What one run of a domain may use up, where the domain says something else than the product. */
export class RunLimitsStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  async load(domainId: string): Promise<RunLimitsView> {
    const [row] = await this.dataSource.query<StoredLimits[]>(
      `select run_limits as limits, run_limits_revision as revision from domain where id = $1`,
      [domainId],
    );
    if (!row) throw missingDomain();
    // Limits that no longer fit are none to the workers either.
    const limits = DomainRunLimits.safeParse(row.limits).data ?? DomainRunLimits.parse({});
    return { ...limits, revision: row.revision };
  }

  /**
   * Workers obey it within two seconds, for the runs they carry on from then.
   * @throws ConflictError (`run_limits.stale`) when they are at another revision than the one given
   */
  replace(domainId: string, { revision, ...limits }: RunLimitsInput): Promise<RunLimitsView> {
    return this.config.run(async (manager, recordChange) => {
      const [changed] = await manager.query<Pick<StoredLimits, 'revision'>[]>(
        `with given as (select jsonb_strip_nulls($2::jsonb) as limits),
         changed as (
           update domain set run_limits = given.limits,
             run_limits_revision = run_limits_revision + (run_limits <> given.limits)::int
           from given where id = $1 and ($3::int is null or run_limits_revision = $3)
           returning run_limits_revision as revision
         ) select revision from changed`,
        [domainId, JSON.stringify(limits), revision ?? null],
      );
      if (!changed) throw await whyNotReplaced(manager, domainId, stale);
      await recordChange({ domainId, kind: 'domain', id: domainId });
      return { ...limits, revision: changed.revision };
    });
  }
}
