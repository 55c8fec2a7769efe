import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { PgSendTurns } from './pg-send-turns';

const chat = { key: 'chat', everyMs: 1_000 };
const bot = { key: 'bot', everyMs: 100 };

describe('PgSendTurns', () => {
  let database: TestDatabase;
  let pool: Pool;
  let turns: PgSendTurns;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool({ url: database.url, name: 'turns', maxConnections: 8 }, () => {});
    turns = new PgSendTurns(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => pool.query('truncate send_slot, send_reservation'));

  const reservations = async () =>
    (await pool.query<{ holder: string }>('select holder from send_reservation order by send_at'))
      .rows;

  it('lets the first go at once and spaces those behind it (B-43)', async () => {
    expect(await turns.take('m1', [chat], 5_000)).toBe(0);
    const second = await turns.take('m2', [chat], 5_000);
    const third = await turns.take('m3', [chat], 5_000);
    expect(second).toBeGreaterThan(500);
    expect(second).toBeLessThanOrEqual(1_000);
    expect(third - second).toBeGreaterThan(500);
    expect(await reservations()).toEqual([]);
  });

  it('waits for the slowest of several limits', async () => {
    await turns.take('m1', [chat, bot], 5_000);
    expect(await turns.take('m2', [{ ...chat, key: 'other' }, bot], 5_000)).toBeLessThanOrEqual(
      100,
    );
    expect(await turns.take('m3', [chat, bot], 5_000)).toBeGreaterThan(500);
  });

  it('gives no two of many askers the same moment, from several connections', async () => {
    const one = { key: 'busy', everyMs: 10_000 };
    const askers = Array.from({ length: 40 }, (_, index) => `m${index}`);
    const waits = await Promise.all(askers.map((asker) => turns.take(asker, [one, bot], 60_000)));
    const sorted = [...waits].sort((a, b) => a - b);
    for (const [index, wait] of sorted.entries()) {
      // Each asker measures from its own instant; all of them asked within a few seconds.
      expect(wait).toBeGreaterThan(index * 10_000 - 5_000);
      expect(wait).toBeLessThanOrEqual(index * 10_000);
    }
  });

  it('keeps a moment that is far off for the one who comes back', async () => {
    await turns.take('m1', [chat], 0);
    const wait = await turns.take('m2', [chat], 500);
    expect(wait).toBeGreaterThan(500);
    expect(await reservations()).toEqual([{ holder: 'm2' }]);
    const again = await turns.take('m2', [chat], 500);
    expect(again).toBeLessThanOrEqual(wait);
    expect(await reservations()).toEqual([]);
    // The third stands behind the second, whose moment was not taken twice.
    expect(await turns.take('m3', [chat], 5_000)).toBeLessThanOrEqual(2_000);
  });

  it('sends a latecomer to the end of the line', async () => {
    await turns.take('m1', [chat], 0);
    await turns.take('m2', [chat], 0);
    await pool.query(`update send_reservation set send_at = send_at - interval '5 seconds'`);
    await turns.take('m3', [chat], 0);
    expect(await turns.take('m2', [chat], 60_000)).toBeGreaterThan(2_000);
  });

  it('holds everybody back while the provider asks for it', async () => {
    await turns.pause(['chat'], 3_000);
    await turns.pause(['chat'], 10);
    expect(await turns.take('m1', [chat, bot], 5_000)).toBeGreaterThan(2_000);
    expect(await turns.take('m2', [bot], 5_000)).toBeGreaterThan(2_000);
  });

  it('forgets what nobody needs', async () => {
    await turns.take('m1', [chat], 0);
    await turns.take('m2', [chat], 0);
    await pool.query(`update send_slot set free_at = free_at - interval '2 hours'`);
    await pool.query(`update send_reservation set send_at = send_at - interval '2 hours'`);
    await turns.forgetOld();
    expect(await reservations()).toEqual([]);
    expect(await turns.take('m3', [chat], 0)).toBe(0);
  });
});
