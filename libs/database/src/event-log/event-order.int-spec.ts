import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventSummary } from '@hookline/contracts';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { createRuntimePool } from '../runtime/create-runtime-pool';
import { aNewEvent } from '../runtime/runtime-rows.fixture';
import { storeAs } from '../testing/store-as';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { EventLogStore } from './event-log.store';

describe('the order of events of one millisecond', () => {
  let database: TestDatabase;
  let pool: Pool;
  const worker = randomUUID();
  const millis = Date.now();
  let made = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool(
      { url: database.url, name: 'spec', maxConnections: 2 },
      () => undefined,
    );
    await pool.query(`insert into worker (id, name, alive_until) values ($1, 's', now())`, [
      worker,
    ]);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => pool.query('delete from event; delete from event_key'));

  /** As a worker stores them: planned in the order they came, whatever their places in the stream. */
  const store = async (batch: readonly (readonly [call: string, streamSeq: number])[]) => {
    const events = batch.map(([call, streamSeq]) =>
      aNewEvent(database.domainId, {
        id: uuidv7({ msecs: millis, seq: (made += 1) }),
        key: call,
        streamSeq,
      }),
    );
    await storeAs(worker, pool, events);
    return events.map(({ id }) => id);
  };

  /** All of the log, a page after the other. */
  const read = async (limit: number, oldestFirst: boolean, by: 'page' | 'row before') => {
    const items: EventSummary[] = [];
    for (let next = true; next;) {
      const page = await new EventLogStore(database.dataSource).listEvents({
        domainId: database.domainId,
        limit,
        oldestFirst,
        ...(by === 'page' ? { offset: items.length } : { offset: 0, beforeId: items.at(-1)?.id }),
      });
      items.push(...page.items);
      ({ next } = page);
    }
    return items;
  };

  it.each([1, 2, 40])('is that of their numbers, in pages of %i', async (limit) => {
    // Two calls, each with a place of its own in the stream; the batches follow one another.
    const ids = [
      ...(await store([
        ['a', 7],
        ['b', 3],
        ['a', 8],
        ['b', 4],
      ])),
      ...(await store([
        ['b', 9],
        ['a', 10],
        ['a', 11],
      ])),
    ];
    const oldest = await read(limit, true, 'page');
    expect(oldest.map(({ id }) => id)).toEqual(ids);
    const numbers = oldest.map(({ no }) => Number(no));
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    const newest = [...ids].reverse();
    for (const by of ['page', 'row before'] as const) {
      expect((await read(limit, false, by)).map(({ id }) => id)).toEqual(newest);
    }
  });
});
