import { randomUUID } from 'node:crypto';
import { FlowSchema, listOf, Queue, queueEventNames, QueueHook } from '@hookline/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api';

describe('/call_center/queues/{id}/hooks', () => {
  let api: TestApi;
  let queueId: string;
  let schemaId: string;
  let draftedId: string;
  let hooks: string;

  beforeAll(async () => {
    api = await TestApi.start();
    const schema = [{ log: 'hello' }];
    schemaId = await api.make('/routing/schema', { name: 'Published', schema });
    draftedId = await api.make('/routing/schema', { name: 'Drafted' });
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    queueId = await api.make('/call_center/queues', { name: randomUUID(), type: 1 });
    hooks = `/call_center/queues/${queueId}/hooks`;
  });

  const add = (body: object) =>
    api.read(hooks, QueueHook, { body: { schema: { id: schemaId }, ...body } });
  const refusedOf = (body: object) =>
    api.send(hooks, { body: { schema: { id: schemaId }, ...body } });
  const listed = (query = '') => api.read(`${hooks}?${query}`, listOf(QueueHook));
  const outbox = () =>
    api.database.dataSource.query(
      `select kind, object_id from config_outbox where kind = 'hook' order by id`,
    );

  it('makes a hook as Webitel does, switched on, and reads it back', async () => {
    const hook = await add({ event: 'leaving' });
    expect(hook).toMatchObject({
      event: 'leaving',
      enabled: true,
      schema: { id: schemaId, name: 'Published', version: 1, draft_newer: false },
      position: 0,
      conditions: null,
      mode: 'ordered',
    });
    expect((await api.send(`${hooks}/${hook.id}`)).body).toEqual(hook);
    expect(await outbox()).toContainEqual({ kind: 'hook', object_id: String(hook.id) });
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'takes each of the eight events for a queue of type %d (decision 27)',
    async (type) => {
      const queue = await api.read('/call_center/queues', Queue, {
        body: { name: randomUUID(), type },
      });
      const path = `/call_center/queues/${queue.id}/hooks`;
      expect(queueEventNames).toHaveLength(8);
      for (const event of queueEventNames) {
        const { status } = await api.send(path, { body: { event, schema: { id: schemaId } } });
        expect({ event, status }).toEqual({ event, status: 200 });
      }
    },
  );

  it('switches with PATCH and changes nothing else', async () => {
    const hook = await add({ event: 'missed', note: 'n', ttl_sec: 60, mode: 'parallel' });
    const path = `${hooks}/${hook.id}`;
    const switched = (enabled: boolean) =>
      api.read(path, QueueHook, { method: 'PATCH', body: { enabled } });
    const off = await switched(false);
    expect(off).toEqual({ ...hook, enabled: false, updated_at: off.updated_at });
    const on = await switched(true);
    expect(on).toEqual({ ...hook, updated_at: on.updated_at });
  });

  it('keeps conditions, and refuses such as cannot be evaluated', async () => {
    const conditions = { all: [{ field: 'rating', operator: 'less', value: 3 }] };
    const hook = await add({ event: 'leaving', conditions });
    expect(hook.conditions).toEqual(conditions);
    const broken = { field: 'a +', operator: 'equal', value: '1' };
    const refused = await refusedOf({ event: 'leaving', conditions: broken });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ id: 'queue_hook.conditions' });
    const cleared = await api.send(`${hooks}/${hook.id}`, {
      method: 'PATCH',
      body: { conditions: null },
    });
    expect(cleared.body).toMatchObject({ conditions: null });
  });

  it('takes several enabled hooks of one event, each behind the other', async () => {
    await add({ event: 'joined' });
    await add({ event: 'joined' });
    await add({ event: 'missed' });
    const { items } = await listed();
    expect(items.map((hook) => [hook.event, hook.position])).toEqual([
      ['joined', 0],
      ['joined', 1],
      ['missed', 0],
    ]);
  });

  it('gives every hook a place of its own when many are added at once', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => add({ event: 'joined' })));
    const { items } = await listed();
    expect(items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
  });

  it('lists by default in the order of a contact’s life, with total and filters', async () => {
    for (const event of ['leaving', 'joined', 'processing', 'answered', 'missed']) {
      await add({ event, enabled: event !== 'joined' });
    }
    const events = async (query = '') => (await listed(query)).items.map(({ event }) => event);
    const lifeCycle = ['joined', 'answered', 'missed', 'processing', 'leaving'];
    expect(await events()).toEqual(lifeCycle);
    expect(await events('sort=-event')).toEqual([...lifeCycle].reverse());
    expect(await events('enabled=true')).toEqual(lifeCycle.slice(1));
    expect(await events('event=missed&event=leaving')).toEqual(['missed', 'leaving']);
    expect(await events('q=publ*&size=1')).toEqual(['joined']);
    expect(await events('q=publ')).toEqual([]);
    expect(await events(`schema_id=${draftedId}`)).toEqual([]);
    expect(await listed('size=2')).toMatchObject({ next: true, total: 5 });
    expect(await listed('size=2&page=3')).toMatchObject({ next: false, total: 5 });
    expect(await events('id=99999999999')).toEqual([]);
  });

  it('reorders many at once, all or none', async () => {
    const first = await add({ event: 'joined' });
    const second = await add({ event: 'joined' });
    const swapped = await api.send(hooks, {
      method: 'PATCH',
      body: {
        items: [
          { id: first.id, position: 1 },
          { id: second.id, position: 0 },
        ],
      },
    });
    expect(swapped.status).toBe(200);
    const order = async () => (await listed()).items.map(({ id }) => id);
    expect(await order()).toEqual([second.id, first.id]);
    const failed = await api.send(hooks, {
      method: 'PATCH',
      body: {
        items: [
          { id: first.id, position: 0 },
          { id: 2_000_000_000, position: 1 },
        ],
      },
    });
    expect(failed.status).toBe(404);
    expect(await order()).toEqual([second.id, first.id]);
    const unknown = await api.send(hooks, { method: 'PATCH', body: { items: [], more: 1 } });
    expect(unknown.status).toBe(400);
  });

  it.each([
    ['an unknown event', () => ({ event: 'wait_agent', schema: { id: schemaId } })],
    ['no event', () => ({ schema: { id: schemaId } })],
    ['no schema', () => ({ event: 'joined' })],
    ['an unknown schema', () => ({ event: 'joined', schema: { id: 987654 } })],
    ['a schema id beyond 64 bits', () => ({ event: 'joined', schema: { id: '9'.repeat(19) } })],
  ])('answers 400 to %s', async (_what, body) => {
    const { status, body: answer } = await api.send(hooks, { body: body() });
    expect(status).toBe(400);
    expect(answer).toMatchObject({ status: 'Bad Request', code: 400 });
  });

  it('refuses a schema of another domain and one of a type that cannot be hooked', async () => {
    const domain = await api.createDomain();
    const key = await api.createKey(['schema:create'], domain);
    const foreign = await api.read('/routing/schema', FlowSchema, {
      key,
      body: { name: 'F', schema: [] },
    });
    const voice = await api.read('/routing/schema', FlowSchema, {
      body: { name: `voice ${queueId}`, type: 'voice', schema: [] },
    });
    for (const { id } of [foreign, voice]) {
      expect((await refusedOf({ event: 'joined', schema: { id } })).status).toBe(400);
    }
  });

  it('does not switch on what has no published version, and says so', async () => {
    const refused = await refusedOf({ event: 'joined', schema: { id: draftedId } });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      detail: expect.stringContaining('“Drafted” has no published version'),
    });
    const off = await add({ event: 'joined', schema: { id: draftedId }, enabled: false });
    expect(off).toMatchObject({ enabled: false, schema: { version: null } });
    const path = `${hooks}/${off.id}`;
    const on = await api.send(path, { method: 'PATCH', body: { enabled: true } });
    expect(on.status).toBe(400);
  });

  it('removes a hook and answers what it was', async () => {
    const hook = await add({ event: 'joined' });
    const path = `${hooks}/${hook.id}`;
    expect((await api.send(path, { method: 'DELETE' })).body).toEqual(hook);
    expect((await api.send(path)).status).toBe(404);
    expect(await listed()).toMatchObject({ items: [], total: 0 });
  });

  it('has no hook of another queue, of another domain or with an id that is none', async () => {
    const hook = await add({ event: 'joined' });
    const other = await api.read('/call_center/queues', Queue, {
      body: { name: `other ${queueId}`, type: 1 },
    });
    const foreign = await api.createKey(
      ['cc_queue:read', 'cc_queue:update'],
      await api.createDomain(),
    );
    const paths = [
      `/call_center/queues/${other.id}/hooks/${hook.id}`,
      `${hooks}/abc`,
      `${hooks}/99999999999`,
      `/call_center/queues/abc/hooks`,
    ];
    for (const path of paths) expect((await api.send(path)).status).toBe(404);
    expect((await api.send(`${hooks}/${hook.id}`, { key: foreign })).status).toBe(404);
    expect((await api.send(hooks, { key: foreign })).status).toBe(404);
  });

  it('needs read and update of queues for any change', async () => {
    const reader = await api.createKey(['cc_queue:read']);
    expect((await api.send(hooks, { key: reader })).status).toBe(200);
    const body = { event: 'joined', schema: { id: schemaId } };
    expect((await api.send(hooks, { key: reader, body })).status).toBe(403);
    const writer = await api.createKey(['cc_queue:update']);
    expect((await api.send(hooks, { key: writer, body })).status).toBe(403);
  });

  it('goes with its queue', async () => {
    const hook = await add({ event: 'joined' });
    const before = await outbox();
    await api.send(`/call_center/queues/${queueId}`, { method: 'DELETE' });
    expect((await outbox()).slice(before.length)).toEqual([
      { kind: 'hook', object_id: String(hook.id) },
    ]);
  });

  it('tells what each hook did today when asked', async () => {
    const busy = await add({ event: 'joined' });
    const idle = await add({ event: 'missed' });
    const { dataSource, domainId } = api.database;
    const [version] = await dataSource.query(`select id from flow_version where schema_id = $1`, [
      schemaId,
    ]);
    await dataSource.query(
      `insert into run (id, domain_id, event_ref, event_no, event_id, event_type, hook_id, schema_id,
         version_id, key, part, stream_seq, status, state, created_at, ended_at)
       select (substr(hookline_uuid_floor(at)::text, 1, 24) || lpad(to_hex(n + $2 * 100), 12, '0'))::uuid,
         $1, gen_random_uuid(), n, n::text, 'queue.joined', $2, $3, $4, 'k', 0, n, status, '{}', at,
         at + make_interval(secs => took)
       from (values (1, 'completed', 0.1, 0), (2, 'failed', 0.2, 0), (3, 'completed', 9, 1)) r
         (n, status, took, days),
       lateral (select now() - make_interval(days => r.days) as at) moment`,
      [domainId, busy.id, schemaId, version.id],
    );
    const { items } = await listed('activity=true&timezone=UTC');
    expect(items).toHaveLength(2);
    const [first, second] = items;
    expect(first).toMatchObject({ id: busy.id, activity: { fired_today: 2, failed_today: 1 } });
    expect(first?.activity?.p95_ms).toBeCloseTo(195, 0);
    expect(Date.parse(first?.activity?.last_fired_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(second).toMatchObject({
      id: idle.id,
      activity: { last_fired_at: null, fired_today: 0, failed_today: 0, p95_ms: null },
    });
    expect((await listed()).items[0]?.activity).toBeUndefined();
    expect((await api.send(`${hooks}?activity=true&timezone=nowhere`)).status).toBe(400);
  });
});
