import pg from 'pg';

export interface RuntimePoolSettings {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly maxConnections: number;
  /** Refuses every statement that would write. */
  readonly readOnly?: boolean;
  /** Longest one statement may take; default 30,000. */
  readonly statementTimeoutMs?: number;
}

/**
 * PostgreSQL makes a plan for a statement of a connection and keeps it, whatever its tables grow to. One
 * made while the partition of a new day was empty read all of it, at every batch, until autovacuum
 * had been there (docs/performance.md). All that the hot path asks has an index, so no table is
 * read from end to end where one can be used, and no plan is made for the values of one call.
 */
const planSettings = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan';

/**
 * The worker's own pool: plain pg, because the hot path runs prepared batch statements and needs
 * no entity. A connection that dies, idle or in use, is replaced; it must not end the process.
 */
export function createRuntimePool(
  settings: RuntimePoolSettings,
  onError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.url,
    application_name: settings.name,
    max: settings.maxConnections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: settings.statementTimeoutMs ?? 30_000,
    options: settings.readOnly
      ? `${planSettings} -c default_transaction_read_only=on`
      : planSettings,
    keepAlive: true,
    // Statements of one transaction that do not need each other's answers share a round trip.
    pipeline: true,
  });
  pool.on('error', onError);
  // The pool listens to idle connections only. Who holds one hears of its end by the query that
  // fails; without a listener the same error would also be thrown at the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
