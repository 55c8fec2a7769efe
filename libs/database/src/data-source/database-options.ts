import type { DataSourceOptions } from 'typeorm';
import { entityClasses } from './entity-classes';
import { migrationClasses } from './migration-classes';
import { PostgresNamingStrategy } from './postgres-naming.strategy';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

export interface DatabasePoolOptions {
  /** Most connections of this process; default 10. */
  readonly maxConnections?: number;
  /** Shown by `pg_stat_activity`; default `hookline`. */
  readonly applicationName?: string;
}

/**
 * TypeORM options of our database, for `@nestjs/typeorm` and `createDataSource`.
 * The schema comes from migrations alone; nothing is synchronised.
 */
export function databaseOptions(
  url: string,
  { maxConnections = 10, applicationName = 'hookline' }: DatabasePoolOptions = {},
): PostgresOptions {
  return {
    type: 'postgres',
    url,
    applicationName,
    entities: entityClasses,
    migrations: migrationClasses,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new PostgresNamingStrategy(),
    synchronize: false,
    logging: false,
    poolSize: maxConnections,
    connectTimeoutMS: 5_000,
    extra: {
      // A page waits; nobody waits longer than this for a row lock or a forgotten transaction.
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}
