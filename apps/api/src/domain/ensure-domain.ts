import type { DataSource } from 'typeorm';

/** Makes a first domain in an empty database; two who do it at once make one. */
export async function ensureDomain(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`lock table domain in share row exclusive mode`);
    await manager.query(
      `insert into domain (name, timezone)
       select 'Contact centre', $1 where not exists (select 1 from domain)`,
      [Intl.DateTimeFormat().resolvedOptions().timeZone],
    );
  });
}
