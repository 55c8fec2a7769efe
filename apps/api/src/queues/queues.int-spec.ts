import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOf, Queue, QueueEventCounts } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/call_center/queues', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const post = (body: object) => api.send('/call_center/queues', { body });
  const add = (body: object) => api.read('/call_center/queues', Queue, { body });

  it('makes a queue with its defaults and reads it back', async () => {
    const created = await add({ name: 'Sales', type: 1, unknown_field: 'ignored' });
    expect(created).toMatchObject({
      name: 'Sales',
      type: 1,
      enabled: true,
      strategy: 'fifo',
      hook_count: 0,
    });
    expect(created.created_at).toMatch(/^\d{13}$/);
    const read = await api.send(`/call_center/queues/${created.id}`);
    expect(read.body).toEqual(created);
  });

  it('changes the named keys only, and clears a reference with null', async () => {
    const [team] = await api.database.dataSource.query(
      `insert into team (domain_id, name) values ($1, 'Red') returning id`,
      [api.database.domainId],
    );
    const queue = await add({
      name: 'Patched',
      type: '3',
      team: { id: Number(team.id) },
      variables: { vip: 1 },
      tags: [{ name: 'a' }],
    });
    expect(queue).toMatchObject({ team: { name: 'Red' }, variables: { vip: '1' }, agent_count: 0 });
    const path = `/call_center/queues/${queue.id}`;
    const off = await api.read(path, Queue, { method: 'PATCH', body: { enabled: false } });
    expect(off).toEqual({ ...queue, enabled: false, updated_at: off.updated_at });
    const cleared = await api.send(path, { method: 'PATCH', body: { team: null } });
    expect(cleared.body).toMatchObject({ team: null });
    const replaced = await api.send(path, { method: 'PUT', body: { name: 'Put', type: 3 } });
    expect(replaced.body).toMatchObject({ name: 'Put', enabled: true, variables: {}, tags: [] });
  });

  it('refuses a taken name with 400, also when two ask at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => post({ name: 'Only one', type: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    const refused = answers.find(({ status }) => status === 400);
    expect(refused?.body).toMatchObject({
      id: 'queue.name.taken',
      status: 'Bad Request',
      code: 400,
    });
  });

  it.each([
    ['a type that is none', { name: 'x', type: 10 }],
    ['no name', { type: 1 }],
    ['an unknown team', { name: 'x', type: 1, team: { id: 999 } }],
    ['a team id beyond 64 bits', { name: 'x', type: 1, team: { id: '9999999999999999999' } }],
    ['a priority beyond 32 bits', { name: 'x', type: 1, priority: 3_000_000_000 }],
  ])('answers 400 to %s', async (_what, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status: 'Bad Request', code: 400 });
  });

  it('stores U+0000 as U+FFFD', async () => {
    const queue = await add({
      name: 'nul\u0000name',
      type: 1,
      variables: { 'k\u0000': '\ud800' },
      payload: { a: ['\u0000'] },
    });
    expect(queue.name).toBe('nul\ufffdname');
    expect(queue.variables).toEqual({ 'k\ufffd': '\ufffd' });
  });

  it.each(['abc', '0', '99999999999999999999', '-1', '1.5'])('has no queue %s', async (id) => {
    const answer = await api.send(`/call_center/queues/${id}`);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ status: 'Not Found', code: 404 });
  });

  describe('list', () => {
    beforeAll(async () => {
      for (const n of [1, 2, 3, 4, 5]) {
        await post({ name: `list_${n}%`, type: n % 2, priority: n, tags: [`t${n}`] });
      }
    });
    const names = async (query: string) => {
      const { next, items } = await api.read(`/call_center/queues?${query}`, listOf(Queue));
      return { next, names: items.map(({ name }) => name) };
    };

    it('pages, page 0 being page 1', async () => {
      const q = 'q=list*&sort=%2Bname';
      expect(await names(`${q}&size=2`)).toEqual({ next: true, names: ['list_1%', 'list_2%'] });
      expect(await names(`${q}&size=2&page=0`)).toEqual(await names(`${q}&size=2&page=1`));
      expect(await names(`${q}&size=2&page=3`)).toEqual({ next: false, names: ['list_5%'] });
      expect(await names(`${q}&size=5`)).toMatchObject({ next: false });
    });

    it('sorts by the id either way, though rows that are equal are told apart by it', async () => {
      const { names: up } = await names('q=list*&sort=%2Bid');
      expect(up.length).toBeGreaterThan(2);
      expect((await names('q=list*&sort=-id')).names).toEqual([...up].reverse());
    });

    it('sorts by + and -, a bare + arriving as a space', async () => {
      expect((await names('q=list*&sort=-priority')).names[0]).toBe('list_5%');
      expect((await names('q=list*&sort=+priority')).names[0]).toBe('list_1%');
    });

    it('searches with * alone as wildcard, without regard to case', async () => {
      expect((await names('q=LIST_3%25')).names).toEqual(['list_3%']);
      expect((await names('q=list')).names).toEqual([]);
      expect((await names('q=list%25')).names).toEqual([]);
      expect((await names('q=*_4*')).names).toEqual(['list_4%']);
    });

    it('filters by repeated parameters', async () => {
      expect((await names('q=list*&tags=t1&tags=t3&sort=%2Bname')).names).toEqual([
        'list_1%',
        'list_3%',
      ]);
      expect((await names('q=list*&type=0')).names).toHaveLength(2);
    });

    it('answers the asked fields only', async () => {
      const { body } = await api.send('/call_center/queues?q=list_1*&fields=id&fields=name');
      expect(body).toMatchObject({ items: [{ id: expect.any(String), name: 'list_1%' }] });
    });

    it.each([
      'sort=domain_id',
      'sort=name;drop',
      'sort=constructor',
      'size=0',
      'size=20001',
      'id=abc',
    ])('answers 400 to %s', async (query) => {
      expect((await api.send(`/call_center/queues?${query}`)).status).toBe(400);
    });
  });

  it('keeps other domains out', async () => {
    const queue = await add({ name: 'Mine', type: 1 });
    const key = await api.createKey(
      ['cc_queue:read', 'cc_queue:update', 'cc_queue:delete', 'cc_queue:create'],
      await api.createDomain(),
    );
    const path = `/call_center/queues/${queue.id}`;
    expect((await api.send(path, { key })).status).toBe(404);
    expect((await api.send(path, { key, method: 'PATCH', body: {} })).status).toBe(404);
    expect((await api.send(path, { key, method: 'DELETE' })).status).toBe(404);
    expect((await api.read('/call_center/queues', listOf(Queue), { key })).items).toEqual([]);
    const same = await api.send('/call_center/queues', { key, body: { name: 'Mine', type: 1 } });
    expect(same.status).toBe(200);
  });

  it('names the permission that is missing', async () => {
    const key = await api.createKey(['cc_queue:read']);
    const answer = await api.send('/call_center/queues', { key, body: { name: 'x', type: 1 } });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('cc_queue:create') });
  });

  it('counts the events of today and what is usual by now', async () => {
    const queue = await add({ name: 'Counted', type: 1 });
    await api.database.dataSource.query(`select hookline_ensure_partitions(current_date - 10, 14)`);
    // Two full days before today, at midnight so that the hour has always come.
    await api.database.dataSource.query(
      `insert into event (id, domain_id, event_id, type, source, queue_id, key, part, stream_seq,
         occurred_at, received_at, data)
       select (substr(hookline_uuid_floor(at)::text, 1, 24) || lpad(to_hex(n), 12, '0'))::uuid,
         $1, n::text, 'queue.' || name, 's', $2, 'k', 0, n, at, at, '{}'
       from (values (1, 'missed', 0), (2, 'joined', 0), (3, 'joined', 0), (4, 'joined', 1),
         (5, 'joined', 2), (6, 'joined', 2)) as e (n, name, days),
       lateral (select date_trunc('day', now() at time zone 'Europe/Kyiv')
         at time zone 'Europe/Kyiv' - make_interval(days => e.days) as at) moment`,
      [api.database.domainId, queue.id],
    );
    const path = `/call_center/queues/${queue.id}/event_counts`;
    const today = await api.read(`${path}?timezone=Europe/Kyiv`, QueueEventCounts);
    expect(today.counts).toEqual({ missed: 1, joined: 2 });
    expect(today.usual).toEqual({ missed: 0, joined: 1.5 });
    expect((await api.send(`${path}?timezone=Mars/Base`)).status).toBe(400);
  });

  it('deletes a queue with its members', async () => {
    const queue = await add({ name: 'Gone', type: 3 });
    const path = `/call_center/queues/${queue.id}`;
    const communications = [{ destination: '380441112233' }];
    await api.send(`${path}/members`, { body: { communications } });
    const deleted = await api.send(path, { method: 'DELETE' });
    expect(deleted.body).toMatchObject({ id: queue.id, name: 'Gone' });
    expect((await api.send(path)).status).toBe(404);
    expect((await api.send(path, { method: 'DELETE' })).status).toBe(404);
  });
});
