import {
  OutboundAllow,
  type OutboundAllowInput,
  type OutboundAllowView,
} from '@hookline/contracts';
import { ConflictError } from '@hookline/engine';
import type { DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { outboundAllowSetting } from '../../runtime/pg-outbound-allow';
import type { Author } from '../flow-schemas/flow-schema-changes';

interface StoredAllow {
  readonly value: unknown;
  readonly revision: number;
}

const nothingAllowed: OutboundAllow = { targets: [] };

const stale = 'Somebody else saved another list meanwhile; load it again before you save.';

/** The platform admin's list of private targets; one for all domains. */
export class OutboundAllowStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  /** Empty while nobody set it. */
  async load(): Promise<OutboundAllowView> {
    const [row] = await this.dataSource.query<StoredAllow[]>(
      `select value, revision from platform_setting where name = $1`,
      [outboundAllowSetting],
    );
    const { value, revision } = row ?? { value: nothingAllowed, revision: 1 };
    return { ...OutboundAllow.parse(value), revision };
  }

  /**
   * Workers obey it within two seconds.
   * @throws ConflictError (`outbound_allow.stale`) when it is at another revision than the one given
   */
  replace(
    { revision, ...allow }: OutboundAllowInput,
    { domainId, userId }: Author,
  ): Promise<OutboundAllowView> {
    return this.config.run(async (manager, recordChange) => {
      // Two who are the first to set it find the same row then, and one of them is late.
      await manager.query(
        `insert into platform_setting (name, value) values ($1, $2) on conflict (name) do nothing`,
        [outboundAllowSetting, JSON.stringify(nothingAllowed)],
      );
      const [changed] = await manager.query<Pick<StoredAllow, 'revision'>[]>(
        `with changed as (
           update platform_setting
           set value = $2::jsonb, updated_by = $3, updated_at = now(),
             revision = revision + (value <> $2::jsonb)::int
           where name = $1 and ($4::int is null or revision = $4)
           returning revision
         ) select revision from changed`,
        [outboundAllowSetting, JSON.stringify(allow), userId, revision ?? null],
      );
      if (!changed) throw new ConflictError('outbound_allow.stale', stale);
      await recordChange({ domainId, kind: 'platform', id: outboundAllowSetting });
      return { ...allow, revision: changed.revision };
    });
  }
}
