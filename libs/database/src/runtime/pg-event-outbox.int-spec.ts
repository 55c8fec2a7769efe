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
beforeEach(() => pool.query(`truncate event_outbox, event_key, event, run_wait restart identity`));

const write = (subject: string, more: { hops?: number; cause?: string } = {}) =>
  pool.query(
    `insert into event_outbox (domain_id, type, source, subject, data, hops, cause)
     values ($1, 'order.paid', 'order', $2, '{"change": "added"}', $3, $4)`,
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
    expect(relayed).toEqual({ kind: 'relayed', count: 1, logged: [], more: false, failure: null });
    expect(published).toEqual([
      {
        domainId: database.domainId,
        event: {
          specversion: '1.0',
          id: 'outbox:1',
          source: 'order',
          type: 'order.paid',
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

  describe('an event of a list, a task or an agent', () => {
    const writeOwn = (type: string, subject: string, data: object) =>
      pool.query(
        `insert into event_outbox (domain_id, type, source, subject, data)
         values ($1, $2, split_part($2, '.', 1), $3, $4)`,
        [database.domainId, type, subject, data],
      );
    const publishedBy = async (): Promise<readonly string[]> => {
      const published: string[] = [];
      await outbox.relay(async ({ event }) => published.push(event.subject ?? ''));
      return published;
    };

    it('goes straight into the log, where nobody can act on it', async () => {
      await writeOwn('list.changed', '5-381', { change: 'added', number: '381' });
      await writeOwn('list.changed', '5-382', { change: 'added', number: '382' });
      const relayed = await outbox.relay(() => Promise.reject(new Error('not to be published')));
      expect(relayed).toMatchObject({ kind: 'relayed', count: 0, more: false, failure: null });
      expect(relayed).toMatchObject({
        logged: [
          { domainId: database.domainId, type: 'list.changed', queueId: null },
          { domainId: database.domainId, type: 'list.changed', queueId: null },
        ],
      });
      const { rows } = await pool.query(
        `select key, contact, part, stream_seq, problem from event
         where type = 'list.changed' order by id`,
      );
      expect(rows).toEqual([
        { key: '5-381', contact: '381', part: null, stream_seq: null, problem: null },
        { key: '5-382', contact: '382', part: null, stream_seq: null, problem: null },
      ]);
      expect(await left()).toEqual([]);
    });

    it('goes straight into the log from far behind as well', async () => {
      await pool.query(
        `insert into event_outbox (domain_id, type, source, subject, data)
         select $1, 'list.changed', 'list', '5-' || n, '{"change": "added"}'
         from generate_series(1, 600) n`,
        [database.domainId],
      );
      const refuse = () => Promise.reject(new Error('not to be published'));
      const passes = [await outbox.relay(refuse), await outbox.relay(refuse)];
      expect(passes).toMatchObject([
        { count: 0, more: true, failure: null },
        { count: 0, more: false, failure: null },
      ]);
      expect(passes.map((pass) => pass.kind === 'relayed' && pass.logged.length)).toEqual([
        500, 100,
      ]);
      expect(await left()).toEqual([]);
    });

    it('goes through the stream while a run of its key waits for it', async () => {
      await pool.query(
        `insert into run_wait (run_id, branch, domain_id, key, names, since)
         values (gen_random_uuid(), 0, $1, '5-383', '{list.changed}', now())`,
        [database.domainId],
      );
      await writeOwn('list.changed', '5-383', { change: 'added', number: '383' });
      await writeOwn('list.changed', '5-384', { change: 'added', number: '384' });
      expect(await publishedBy()).toEqual(['5-383']);
    });

    it('goes through the stream when it names a call, or a queue that is not there', async () => {
      await writeOwn('list.changed', '5-385', { attempt_id: '77' });
      await writeOwn('task.status', 'task-1', { queue_id: 987654 });
      await writeOwn('task.status', 'task-2', { queue_id: 'no number' });
      expect(await publishedBy()).toEqual(['5-385', 'task-1', 'task-2']);
    });

    it('is not logged twice when a relay died between publishing and deleting', async () => {
      await writeOwn('agent.status', 'agent-1', { status: 'online' });
      await pool.query(
        `insert into event_key (domain_id, event_id, id)
         select $1, 'outbox:' || id, gen_random_uuid() from event_outbox`,
        [database.domainId],
      );
      expect(await outbox.relay(async () => undefined)).toMatchObject({ logged: [] });
      expect(await left()).toEqual([]);
    });
  });
});
