import pg from 'pg';

export interface RuntimePoolSettings {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly maxConnections: number;
}

/**
 * The worker's own pool: plain pg, because the hot path runs prepared batch statements and needs
 * no entity. An idle connection that dies is replaced; it must not end the process.
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
    statement_timeout: 30_000,
    keepAlive: true,
    // Statements of one transaction that do not need each other's answers share a round trip.
    pipeline: true,
  });
  pool.on('error', onError);
  return pool;
}
