import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactList, listOf } from '@hookline/contracts';
import { IdempotencyStore } from '@hookline/database';
import { TestApi } from '../testing/test-api';

describe('Idempotency-Key (B-54)', () => {
  let api: TestApi;
  let queueId: string;
  let schemaId: string;
  let listId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    queueId = await api.make('/call_center/queues', { name: 'Q', type: 3 });
    schemaId = await api.make('/routing/schema', { name: 'S', schema: [] });
    listId = await api.make('/call_center/list', { name: 'L' });
  });
  afterAll(() => api.stop());

  const send = (path: string, body: unknown, key: string, headers = {}) =>
    api.send(path, { body, headers: { 'idempotency-key': key, ...headers } });
  const anEvent = () => ({
    specversion: '1.0',
    id: randomUUID(),
    source: 'x',
    type: 'queue.missed',
    data: { queue_id: queueId, attempt_id: '1' },
  });
  const communications = [{ destination: '380441112233' }];

  const routes: [string, () => string, () => object][] = [
    ['events', () => '/events', anEvent],
    [
      'flat maps',
      () => `/call_center/queues/${queueId}/events/missed`,
      () => ({ attempt_id: '7', n: randomUUID() }),
    ],
    ['queues', () => '/call_center/queues', () => ({ name: randomUUID(), type: 1 })],
    [
      'hooks',
      () => `/call_center/queues/${queueId}/hooks`,
      () => ({ event: 'missed', schema: { id: schemaId }, note: randomUUID() }),
    ],
    [
      'members',
      () => `/call_center/queues/${queueId}/members`,
      () => ({ communications, name: randomUUID() }),
    ],
    [
      'many members',
      () => `/call_center/queues/${queueId}/members/bulk`,
      () => ({ items: [{ communications, name: randomUUID() }] }),
    ],
    ['lists', () => '/call_center/list', () => ({ name: randomUUID() })],
    [
      'numbers',
      () => `/call_center/list/${listId}/communication`,
      () => ({ number: randomUUID() }),
    ],
    ['flow schemas', () => '/routing/schema', () => ({ name: randomUUID(), schema: [] })],
  ];

  it.each(routes)(
    'answers a repeat of %s the same and does nothing again',
    async (_what, path, body) => {
      const [sent, key] = [body(), randomUUID()];
      const first = await send(path(), sent, key);
      expect(first.status).toBeLessThan(300);
      expect(first.headers.get('idempotency-replayed')).toBeNull();
      const again = await send(path(), sent, key);
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    },
  );

  it.each(routes)('refuses the key of %s with another body', async (_what, path, body) => {
    const key = randomUUID();
    expect((await send(path(), body(), key)).status).toBeLessThan(300);
    const other = await send(path(), body(), key);
    expect(other.status).toBe(path().startsWith('/events') ? 422 : 400);
    const problem = { path: 'Idempotency-Key', code: 'idempotency.other_request' };
    expect(other.body).toMatchObject({ problems: [problem] });
  });

  it('makes one object of ten requests at once', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    const asked = Array.from({ length: 10 }, () => send('/call_center/list', { name }, key));
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const { items } = await api.read(`/call_center/list?q=${name}`, listOf(ContactList));
    expect(items).toHaveLength(1);
  });

  it('keeps no key of a request that was refused', async () => {
    const key = randomUUID();
    expect((await send('/call_center/list', { name: '' }, key)).status).toBe(400);
    expect((await send('/call_center/list', { name: randomUUID() }, key)).status).toBe(200);
  });

  it('knows the keys of other domains not, and those of another path as another request', async () => {
    const [name, key] = [randomUUID(), randomUUID()];
    expect((await send('/call_center/list', { name }, key)).status).toBe(200);
    const foreign = await api.createKey(
      ['cc_list:create', 'cc_list:read'],
      await api.createDomain(),
    );
    const theirs = await api.send('/call_center/list', {
      body: { name },
      key: foreign,
      headers: { 'idempotency-key': key },
    });
    expect(theirs.headers.get('idempotency-replayed')).toBeNull();
    expect(theirs.status).toBe(200);
    expect((await send('/routing/schema', { name, schema: [] }, key)).status).toBe(400);
  });

  it('tells binary events with other attributes apart', async () => {
    const key = randomUUID();
    const body = { queue_id: queueId, attempt_id: '9' };
    const headers = (id: string) => ({
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': 'x',
      'ce-type': 'queue.missed',
    });
    expect((await send('/events', body, key, headers('one'))).status).toBe(202);
    expect((await send('/events', body, key, headers('two'))).status).toBe(422);
  });

  it.each(['', 'k'.repeat(201), 'with\ttab'])('refuses the key %j', async (key) => {
    const answer = await send('/events', anEvent(), key);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ problems: [{ path: 'Idempotency-Key' }] });
  });

  it('forgets a key after a day, and a request that died after a minute', async () => {
    const { dataSource } = api.database;
    const [key, dead] = [randomUUID(), randomUUID()];
    await send('/call_center/list', { name: randomUUID() }, key);
    const store = new IdempotencyStore(dataSource);
    const claim = { domainId: api.database.domainId, key: dead, fingerprint: Buffer.from('x') };
    expect(await store.claimKey(claim)).toEqual({ kind: 'fresh' });
    expect(await store.claimKey(claim)).toEqual({ kind: 'under way' });
    const age = (interval: string) =>
      dataSource.query(`update idempotency_key set created_at = now() - $1::interval`, [interval]);
    await age('61 seconds');
    expect(await store.claimKey(claim)).toEqual({ kind: 'fresh' });
    expect((await send('/call_center/list', { name: randomUUID() }, key)).status).toBe(400);
    await age('25 hours');
    expect((await send('/call_center/list', { name: randomUUID() }, key)).status).toBe(200);
    await age('25 hours');
    await store.deleteOldKeys();
    expect(await dataSource.query(`select 1 from idempotency_key`)).toEqual([]);
  });
});
