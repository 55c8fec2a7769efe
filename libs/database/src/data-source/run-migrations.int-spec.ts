import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createDataSource } from './create-data-source';
import { migrationClasses } from './migration-classes';
import { runMigrations } from './run-migrations';

describe('runMigrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = database.dataSource;
  });
  afterAll(() => database.drop());

  const undoAll = async () => {
    for (let left = migrationClasses.length; left > 0; left -= 1) {
      await dataSource.undoLastMigration();
    }
  };

  it('leaves no difference between the tables and the entities', async () => {
    const difference = await dataSource.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('runs nothing a second time', async () => {
    expect(await runMigrations(dataSource)).toEqual([]);
  });

  it('goes all the way down and up again', async () => {
    await undoAll();
    const left: { table_name: string }[] = await dataSource.query(
      `select table_name from information_schema.tables
       where table_schema = 'public' and table_name <> 'migration'`,
    );
    expect(left).toEqual([]);
    const routines: unknown[] = await dataSource.query(
      `select routine_name from information_schema.routines where routine_schema = 'public'
       union all select sequence_name from information_schema.sequences
       where sequence_schema = 'public' and sequence_name not like 'migration%'`,
    );
    expect(routines).toEqual([]);
    expect(await runMigrations(dataSource)).toHaveLength(migrationClasses.length);
  });

  it('runs once when several processes start together', async () => {
    await undoAll();
    const others = await Promise.all(
      [1, 2, 3].map(() => createDataSource(database.url).initialize()),
    );
    try {
      const ran = await Promise.all(others.map((other) => runMigrations(other)));
      expect(ran.flat()).toHaveLength(migrationClasses.length);
    } finally {
      await Promise.all(others.map((other) => other.destroy()));
    }
  });
});
