import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrationClasses } from '../data-source/migration-classes';
import { runMigrations } from '../data-source/run-migrations';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { StorePlainNumbers20261130231000 } from './20261130231000-store-plain-numbers';

describe('StorePlainNumbers', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const query = (sql: string, values: unknown[] = []): Promise<{ id: string; value: unknown }[]> =>
    database.dataSource.query(sql, values);

  it('takes the signs out of numbers, and leaves what is none or is there already', async () => {
    const own = migrationClasses.indexOf(StorePlainNumbers20261130231000);
    for (let left = migrationClasses.length; left > own; left -= 1) {
      await database.dataSource.undoLastMigration();
    }
    const { domainId } = database;
    const [list] = await query(
      `insert into contact_list (domain_id, name) values ($1, 'Spaced') returning id`,
      [domainId],
    );
    const numbers = [
      '+380 (44) 123-45-01',
      '380\u00a099 777 66 55',
      '380997776655',
      '12 34',
      'a b',
    ];
    await query(`insert into list_communication (list_id, number) select $1, unnest($2::text[])`, [
      list?.id,
      [...numbers, '044 123 45 01', '044 1234501'],
    ]);
    const [queue] = await query(
      `insert into queue (domain_id, name, type) values ($1, 'Spaced', 4) returning id`,
      [domainId],
    );
    await query(`insert into member (queue_id, domain_id, communications) values ($1, $2, $3)`, [
      queue?.id,
      domainId,
      JSON.stringify([{ destination: '380 44 111 22 01', priority: 1 }, { destination: 'olha' }]),
    ]);

    await runMigrations(database.dataSource);
    const entries = await query(
      `select number as value from list_communication where list_id = $1 order by id`,
      [list?.id],
    );
    expect(entries.map(({ value }) => value)).toEqual([
      '+380441234501',
      '380\u00a099 777 66 55',
      '380997776655',
      '12 34',
      'a b',
      '0441234501',
      '044 1234501',
    ]);
    const members = await query(`select communications as value from member where queue_id = $1`, [
      queue?.id,
    ]);
    expect(members.map(({ value }) => value)).toEqual([
      [{ destination: '380441112201', priority: 1 }, { destination: 'olha' }],
    ]);
  });
});
