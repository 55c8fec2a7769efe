import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source/create-data-source';
import { runMigrations } from '../data-source/run-migrations';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** A domain to work in. */
  readonly domainId: string;
  /** Closes the data source and drops the database. */
  readonly drop: () => Promise<void>;
}

/**
 * A fresh, migrated database with one domain, for one integration suite. Fails when no server is
 * given: a suite that is skipped must not look like one that passed.
 * @param serverUrl default: the environment's DATABASE_URL
 */
export async function createTestDatabase(
  serverUrl: string | undefined = process.env.DATABASE_URL,
): Promise<TestDatabase> {
  if (!serverUrl) throw new Error('integration suites need DATABASE_URL');
  const name = `hookline_test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `create database "${name}"`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const dataSource = await createDataSource(url, { applicationName: name }).initialize();
  try {
    await runMigrations(dataSource);
    const [domain]: { id: string }[] = await dataSource.query(
      `insert into domain (name) values ('Test') returning id`,
    );
    if (!domain) throw new Error('no domain was made');
    return { url, dataSource, domainId: domain.id, drop };
  } catch (error) {
    await drop();
    throw error;
  }

  async function drop(): Promise<void> {
    if (dataSource.isInitialized) await dataSource.destroy();
    const own = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '${name}' and usename = current_user`;
    await onServer(serverUrl ?? '', own);
    // Not `with (force)`: that is refused while the server's own vacuum is at work in it, which a
    // plain drop sends away.
    await onServer(serverUrl ?? '', `drop database if exists "${name}"`);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
