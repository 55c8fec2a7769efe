import type { Config } from '@hookline/config';
import {
  createDataSource,
  createRuntimePool,
  ensurePartitions,
  runMigrations,
} from '@hookline/database';
import { ensureDomain } from '../domain/ensure-domain';
import { print } from './print';
import { seed } from './seed';

/** Brings the database up to date. Safe to run at any time, and by several at once. */
export async function migrate(config: Config, { withSeed }: { withSeed: boolean }): Promise<void> {
  const dataSource = createDataSource(config.database.url, { applicationName: 'hookline migrate' });
  await dataSource.initialize();
  try {
    const names = await runMigrations(dataSource);
    await ensurePartitionsOnce(config.database.url);
    print(names.length > 0 ? `Ran ${names.join(', ')}` : 'The database is up to date.');
    if (!withSeed) await ensureDomain(dataSource);
  } finally {
    await dataSource.destroy();
  }
  if (withSeed) await seed(config, { evenIfNotEmpty: false });
}

async function ensurePartitionsOnce(url: string): Promise<void> {
  const pool = createRuntimePool({ url, name: 'hookline migrate', maxConnections: 1 }, () => {});
  await ensurePartitions(pool).finally(() => pool.end());
}
