import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { ConfigTransactions } from './config-transactions';
import { TypeOrmConfigOutbox } from './typeorm-config-outbox';

describe('the config outbox', () => {
  let database: TestDatabase;
  let transactions: ConfigTransactions;
  let outbox: TypeOrmConfigOutbox;

  beforeAll(async () => {
    database = await createTestDatabase();
    transactions = new ConfigTransactions(database.dataSource);
    outbox = new TypeOrmConfigOutbox(database.dataSource);
  });
  afterAll(() => database.drop());
  beforeEach(() => database.dataSource.query(`delete from config_outbox`));

  const record = (id: string) =>
    transactions.run((_manager, recordChange) =>
      recordChange({ domainId: database.domainId, kind: 'queue', id }),
    );
  const relayed = async () => {
    const ids: string[] = [];
    const count = await outbox.relay(async ({ objectId }) => {
      ids.push(objectId);
    });
    expect(count).toBe(ids.length);
    return ids;
  };

  it('hands over what was committed, oldest first and once', async () => {
    for (const id of ['1', '2', '3']) await record(id);
    expect(await relayed()).toEqual(['1', '2', '3']);
    expect(await relayed()).toEqual([]);
  });

  it('forgets what was rolled back and tells nobody', async () => {
    let told = 0;
    const stop = transactions.onCommitted(() => {
      told += 1;
    });
    const failing = transactions.run(async (_manager, recordChange) => {
      await recordChange({ domainId: database.domainId, kind: 'hook', id: '9' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(told).toBe(0);
    expect(await relayed()).toEqual([]);
    await record('1');
    expect(told).toBe(1);
    stop();
    await record('2');
    expect(told).toBe(1);
  });

  it('tells listeners only of transactions with news', async () => {
    let told = 0;
    const stop = transactions.onCommitted(() => {
      told += 1;
    });
    expect(await transactions.run(async () => 'read only')).toBe('read only');
    expect(told).toBe(0);
    stop();
  });

  it('keeps what could not be published, and everything after it', async () => {
    for (const id of ['1', '2', '3']) await record(id);
    const count = await outbox.relay(async ({ objectId }) => {
      if (objectId === '2') throw new Error('NATS is away');
    });
    expect(count).toBe(1);
    const nothing = outbox.relay(() => Promise.reject(new Error('NATS is away')));
    await expect(nothing).rejects.toThrow('NATS is away');
    expect(await relayed()).toEqual(['2', '3']);
  });

  it('lets only one of two relays work, so that the order holds', async () => {
    await record('1');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = outbox.relay(() => held);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await relayed()).toEqual([]);
    release();
    expect(await first).toBe(1);
  });

  it('clears old published entries and no others', async () => {
    await record('1');
    await relayed();
    await record('2');
    await database.dataSource.query(
      `update config_outbox set published_at = published_at - interval '8 days'`,
    );
    expect(await outbox.forget(7)).toBe(1);
    expect(await relayed()).toEqual(['2']);
  });
});
