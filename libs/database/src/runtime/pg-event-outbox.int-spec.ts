import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { PgEventOutbox, type OutgoingEvent } from './pg-event-outbox';

let database: TestDatabase;
let pool: Pool;
let outbox: PgEventOutbox;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 4 }, () => undefined);
  outbox = new PgEventOutbox(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => pool.query(`truncate event_outbox restart identity`));

const write = (subject: string, more: { hops?: number; cause?: string } = {}) =>
  pool.query(
    `insert into event_outbox (domain_id, type, source, subject, data, hops, cause)
     values ($1, 'list.changed', 'list', $2, '{"change": "added"}', $3, $4)`,
    [database.domainId, subject, more.hops ?? 0, more.cause ?? null],
  );
const left = async () => {
  const { rows } = await pool.query<{ subject: string }>(
    `select subject from event_outbox order by id`,
  );
  return rows.map(({ subject }) => subject);
};

describe('PgEventOutbox', () => {
  it('hands events over under an id of their own and deletes them', async () => {
    await write('5-380', { hops: 2, cause: '77' });
    const published: OutgoingEvent[] = [];
    const relayed = await outbox.relay(async (one) => published.push(one));
    expect(relayed).toEqual({ kind: 'relayed', count: 1, more: false, failure: null });
    expect(published).toEqual([
      {
        domainId: database.domainId,
        event: {
          specversion: '1.0',
          id: 'outbox:1',
          source: 'list',
          type: 'list.changed',
          subject: '5-380',
          time: expect.stringMatching(/^\d{4}-/),
          hops: 2,
          cause: '77',
          data: { change: 'added' },
        },
      },
    ]);
    expect(await left()).toEqual([]);
  });

  it('keeps the order of one thing: what fails holds up its followers and nobody else', async () => {
    for (const subject of ['a', 'b', 'a', 'b']) await write(subject);
    const published: string[] = [];
    const relayed = await outbox.relay(async ({ event }) => {
      if (event.id === 'outbox:1') throw new Error('NATS is away');
      published.push(event.id);
    });
    expect(relayed).toMatchObject({ kind: 'relayed', count: 2 });
    expect(published).toEqual(['outbox:2', 'outbox:4']);
    expect(await left()).toEqual(['a', 'a']);
  });

  it('lets one of two relays work', async () => {
    await write('a');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = outbox.relay(() => held);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await outbox.relay(async () => undefined)).toEqual({ kind: 'busy' });
    release();
    expect(await first).toMatchObject({ count: 1 });
  });
});
