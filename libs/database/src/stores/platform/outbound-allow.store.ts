import { OutboundAllow } from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { outboundAllowSetting } from '../../runtime/pg-outbound-allow';
import type { Author } from '../flow-schemas/flow-schema-changes';

/** The platform admin's list of private targets; one for all domains. */
export class OutboundAllowStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
  ) {}

  /** Empty while nobody set it. */
  async load(): Promise<OutboundAllow> {
    const rows: { value: unknown }[] = await this.dataSource.query(
      `select value from platform_setting where name = $1`,
      [outboundAllowSetting],
    );
    return OutboundAllow.parse(rows[0]?.value ?? { targets: [] });
  }

  /** Workers obey it within two seconds. */
  replace(allow: OutboundAllow, author: Author): Promise<OutboundAllow> {
    return this.config.run(async (manager, recordChange) => {
      await manager.query(
        `insert into platform_setting (name, value, updated_by) values ($1, $2, $3)
         on conflict (name) do update
         set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`,
        [outboundAllowSetting, JSON.stringify(allow), author.userId],
      );
      const { domainId } = author;
      await recordChange({ domainId, kind: 'platform', id: outboundAllowSetting });
      return allow;
    });
  }
}
