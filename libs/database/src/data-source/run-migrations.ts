import type { DataSource } from 'typeorm';

/** Held while migrations run, so that processes starting together do not run them twice. */
const migrationLock = 4802000;

/**
 * Runs what is missing; answers the names of the migrations it ran. Waits while another process
 * migrates.
 */
export async function runMigrations(dataSource: DataSource): Promise<readonly string[]> {
  // The lock lives as long as its session: on a connection of its own, apart from the pool.
  const runner = dataSource.createQueryRunner();
  try {
    // Waiting for another process to finish is fine here, however long its migration takes.
    await runner.query('set lock_timeout = 0');
    await runner.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      const done = await dataSource.runMigrations();
      return done.map((migration) => migration.name);
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [migrationLock]);
      await runner.query('reset lock_timeout');
    }
  } finally {
    await runner.release();
  }
}
