import { DataSource } from 'typeorm';
import { databaseOptions, type DatabasePoolOptions } from './database-options';

/** A data source of our tables, not yet connected: call `initialize()`, later `destroy()`. */
export function createDataSource(url: string, pool: DatabasePoolOptions = {}): DataSource {
  return new DataSource(databaseOptions(url, pool));
}
