import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { createRuntimePool } from '../runtime/create-runtime-pool';
import { aNewEvent, aNewRun } from '../runtime/runtime-rows.fixture';
import { storeAs } from '../testing/store-as';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { EventLogStore } from './event-log.store';
import { RunLogStore } from './run-log.store';

describe('searching the event log', () => {
  let database: TestDatabase;
  let pool: Pool;
  const stored = new Map<string, { event: string; run: string }>();

  const store = async (name: string, overrides: Parameters<typeof aNewEvent>[1]) => {
    const worker = randomUUID();
    await pool.query(`insert into worker (id, name, alive_until) values ($1, 's', now())`, [
      worker,
    ]);
    const run = aNewRun();
    const event = aNewEvent(database.domainId, { ...overrides, runs: [run] });
    await storeAs(worker, pool, [event]);
    stored.set(name, { event: event.id, run: run.id });
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool(
      { url: database.url, name: 'spec', maxConnections: 2 },
      () => undefined,
    );
    await store('call', {
      key: '90311',
      contact: '380441112233',
      eventId: 'evt-one',
      data: {
        order: { id: 'ORD-4711' },
        agent: 'Olha Petrenko',
        sum: 129.5,
        note: 'a "quoted" \\ text',
      },
    });
    await store('other', {
      key: '90312',
      contact: '380509998877',
      eventId: 'evt-two',
      data: {
        order: { id: 'ORD-4800' },
        mail: 'petro@example.com',
        link: 'https://crm.example/x/77',
      },
    });
    await store('letter', {
      key: '90313',
      eventId: 'dead:7',
      problem: 'There is no queue 9.',
      letter: { specversion: '1.0', id: 'sent-77', source: 's', type: 'queue.missed', data: {} },
    });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const page = { limit: 40, offset: 0 };
  const find = async (search: string) => {
    const filter = { domainId: database.domainId, search, ...page };
    const [events, runs] = await Promise.all([
      new EventLogStore(database.dataSource).listEvents(filter),
      new RunLogStore(database.dataSource).listRuns(filter),
    ]);
    const nameOf = (id: string, kind: 'event' | 'run') =>
      [...stored].find(([, ids]) => ids[kind] === id)?.[0];
    const found = events.items.map(({ id }) => nameOf(id, 'event')).sort();
    // A run is found by what finds its event.
    expect(runs.items.map(({ id }) => nameOf(id, 'run')).sort()).toEqual(found);
    return found;
  };

  it.each([
    ['a call id', '90311', ['call']],
    ['a phone', '380509998877', ['other']],
    ['a phone as people write it', '+380 50 999-88-77', ['other']],
    ['a part of a phone as pages show it', '50\u00a0999\u00a088', ['other']],
    ['an event id', 'evt-one', ['call']],
    ['a dead letter by the id its sender gave it', 'sent-77', ['letter']],
    ['a value deep in the data', 'ORD-4711', ['call']],
    ['the beginning of a value', 'ORD-47', ['call']],
    ['a word, whatever its case', 'petrenko', ['call']],
    ['words side by side', 'Olha Pet', ['call']],
    ['words that do not follow each other', 'Petrenko Olha', []],
    ['a number', '129.5', ['call']],
    ['an address', 'petro@example.com', ['other']],
    ['a part of a phone', '999887', ['other']],
    ['a part of a word', 'trenk', ['call']],
    ['a part with wildcards around it', '*trenk*', ['call']],
    ['wildcards inside', '3805*77', ['other']],
    ['a quoted text', 'a "quoted" \\ text', ['call']],
    ['what both have', 'ORD', ['call', 'other']],
    ['nothing anyone sent', 'nobody', []],
    ['signs that mean something to SQL', `'); drop table event; --`, []],
    ['signs that mean something to a text search', `!('a' & b:*) | <->`, []],
    ['signs that mean something to a pattern', '100%_\\', []],
  ])('finds %s', async (_what, search, found) => {
    expect(await find(search)).toEqual(found);
  });

  it('filters by an event id, a dead letter by the id its sender gave it', async () => {
    const log = new EventLogStore(database.dataSource);
    const { domainId } = database;
    for (const [name, id] of [
      ['call', 'evt-one'],
      ['letter', 'sent-77'],
    ] as const) {
      const { items } = await log.listEvents({ domainId, eventIds: [id], ...page });
      expect(items.map((item) => item.id)).toEqual([stored.get(name)?.event]);
    }
  });

  it('stores data with more words than an index entry holds', async () => {
    const links = Array.from({ length: 28_000 }, (_item, n) => `${n.toString(36)}.co/${n % 7}`);
    const longWord = 'x'.repeat(200_000);
    await store('links', { key: 'links', data: { text: links.join(' ') } });
    await store('long', { key: 'long', data: { text: longWord, word: 'needle' } });
    expect(await find('links')).toEqual(['links']);
    expect(await find('needle')).toEqual(['long']);
  });
});
