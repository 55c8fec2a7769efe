import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContactList, FlowSchema, ListCommunication, listOf, Queue } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/call_center/list', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const create = async (name: string) =>
    api.read('/call_center/list', ContactList, { body: { name, description: 'd' } });

  it('makes, changes and deletes a list', async () => {
    const list = await create('VIP');
    const path = `/call_center/list/${list.id}`;
    expect((await api.send(path)).body).toEqual(list);
    const patched = await api.send(path, { method: 'PATCH', body: { name: 'VIP 2' } });
    expect(patched.body).toMatchObject({ name: 'VIP 2', description: 'd' });
    const put = await api.send(path, { method: 'PUT', body: { name: 'VIP 3' } });
    expect(put.body).toMatchObject({ name: 'VIP 3', description: '' });
    expect((await api.read(path, ContactList, { method: 'DELETE' })).id).toBe(list.id);
    expect((await api.send(path)).status).toBe(404);
  });

  it('has each name once, however it is written', async () => {
    await create('Blocked');
    const answer = await api.send('/call_center/list', { body: { name: 'BLOCKED' } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ id: 'list.name.taken' });
    const long = await api.send('/call_center/list', { body: { name: 'n'.repeat(51) } });
    expect(long.status).toBe(400);
  });

  it('names the queue that uses it as do-not-call list', async () => {
    const list = await create('DNC');
    const queue = await api.read('/call_center/queues', Queue, {
      body: { name: 'Dialer', type: 4, dnc_list: { id: list.id } },
    });
    expect(queue.dnc_list).toEqual({ id: list.id, name: 'DNC' });
    const refused = await api.send(`/call_center/list/${list.id}`, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      users: [{ kind: 'queue', id: queue.id, name: 'Dialer' }],
    });
  });

  it('names the published flow schema whose nodes use it, by id or by name', async () => {
    const byId = await create('Used by id');
    const byName = await create('Used by name');
    const use = async (name: string, list: object) => {
      const schema = [{ listAdd: { list, destination: '${destination}' } }];
      return await api.read('/routing/schema', FlowSchema, { body: { name, schema } });
    };
    const first = await use('Adds by id', { id: byId.id });
    const second = await use('Adds by name', { name: 'used BY name' });
    for (const [list, user] of [
      [byId, first],
      [byName, second],
    ] as const) {
      const refused = await api.send(`/call_center/list/${list.id}`, { method: 'DELETE' });
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        users: [{ kind: 'flow-schema', id: user.id, name: user.name }],
      });
    }
  });

  it('names the flow schema whose draft uses it', async () => {
    const list = await create('Drafted');
    const add = { id: 'n2', type: 'list-add', version: 1, params: { list: { id: list.id } } };
    const start = { id: 'n1', type: 'start', version: 1, params: {} };
    const graph = { format: 1, nodes: [start, add], edges: [] };
    const schema = await api.read('/routing/schema', FlowSchema, {
      body: { name: 'Draws', graph },
    });
    const refused = await api.send(`/call_center/list/${list.id}`, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      users: [{ kind: 'flow-schema', id: schema.id, name: 'Draws' }],
    });
  });

  it('has each number once, also when two add it at once', async () => {
    const list = await create('Once');
    const path = `/call_center/list/${list.id}/communication`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.send(path, { body: { number: '380441112233' } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect((await api.read(`/call_center/list/${list.id}`, ContactList)).count).toBe(1);
  });

  it('takes and finds a number as pages show it, which is the number events have', async () => {
    const list = await create('Spaced');
    const path = `/call_center/list/${list.id}/communication`;
    const entry = await api.read(path, ListCommunication, { body: { number: '380 44 123 45 01' } });
    expect(entry.number).toBe('380441234501');
    expect((await api.send(path, { body: { number: '380441234501' } })).status).toBe(400);
    const find = async (query: Record<string, string>) => {
      const { items } = await api.read(
        `${path}?${new URLSearchParams(query).toString()}`,
        listOf(ListCommunication),
      );
      return items.map(({ number }) => number);
    };
    expect(await find({ q: '*44 123 45*' })).toEqual(['380441234501']);
    expect(await find({ q: '+380\u00a044 123 45 01' })).toEqual(['380441234501']);
    expect(await find({ number: '380 44 123-45-01' })).toEqual(['380441234501']);
    expect(await find({ q: '44 123 45' })).toEqual([]);
  });

  it('lets expired numbers vanish and takes them anew', async () => {
    const list = await create('Expiring');
    const path = `/call_center/list/${list.id}/communication`;
    const soon = Date.now() + 400;
    const entry = await api.read(path, ListCommunication, {
      body: { number: '1', expire_at: String(soon) },
    });
    expect(entry.expire_at).toBe(String(soon));
    expect((await api.read(path, listOf(ListCommunication))).items).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await api.read(path, listOf(ListCommunication))).items).toEqual([]);
    expect((await api.send(`${path}/${entry.id}`)).status).toBe(404);
    expect((await api.read(`/call_center/list/${list.id}`, ContactList)).count).toBe(0);
    const again = await api.send(path, { body: { number: '1', expire_at: 0 } });
    expect(again.body).toMatchObject({ number: '1', expire_at: null });
  });

  it('changes an entry, but not to a number another has', async () => {
    const list = await create('Changing');
    const path = `/call_center/list/${list.id}/communication`;
    const one = await api.read(path, ListCommunication, {
      body: { number: '1', description: 'x' },
    });
    await api.send(path, { body: { number: '2' } });
    const patch = (body: object) => api.send(`${path}/${one.id}`, { method: 'PATCH', body });
    expect((await patch({ expire_at: Date.now() + 60_000 })).body).toMatchObject({
      number: '1',
      description: 'x',
    });
    expect((await patch({ number: '2' })).status).toBe(400);
    expect((await patch({ number: '3' })).body).toMatchObject({ number: '3', description: 'x' });
    const put = await api.send(`${path}/${one.id}`, { method: 'PUT', body: { number: '4' } });
    expect(put.body).toEqual({ id: one.id, number: '4', description: '', expire_at: null });
  });

  it('keeps other domains out and names the missing right', async () => {
    const list = await create('Private');
    const path = `/call_center/list/${list.id}`;
    const entry = await api.read(`${path}/communication`, ListCommunication, {
      body: { number: '1' },
    });
    const key = await api.createKey(['cc_list:read', 'cc_list:update'], await api.createDomain());
    const paths = [path, `${path}/communication`, `${path}/communication/${entry.id}`];
    for (const one of paths) expect((await api.send(one, { key })).status).toBe(404);
    const reader = await api.createKey(['cc_list:read']);
    const refused = await api.send(`${path}/communication`, { key: reader, body: { number: '2' } });
    expect(refused.status).toBe(403);
  });

  it('tells of every change of an entry, and once of a whole list', async () => {
    const list = await create('Told');
    const path = `/call_center/list/${list.id}/communication`;
    const entry = await api.read(path, ListCommunication, {
      body: { number: '380', description: 'VIP' },
    });
    await api.send(`${path}/${entry.id}`, { method: 'PATCH', body: { description: 'No VIP' } });
    expect((await api.send(path, { body: { number: '380' } })).status).toBe(400);
    await api.send(`${path}/${entry.id}`, { method: 'DELETE' });
    expect((await api.send(`${path}/${entry.id}`, { method: 'DELETE' })).status).toBe(404);
    await api.send(`/call_center/list/${list.id}`, { method: 'DELETE' });
    const told: { data: object }[] = await api.database.dataSource.query(
      `select data from event_outbox where data ->> 'list_id' = $1 order by id`,
      [list.id],
    );
    const common = { list_id: Number(list.id), list_name: 'Told' };
    const ofEntry = { ...common, entry_id: Number(entry.id), number: '380' };
    expect(told.map(({ data }) => data)).toMatchObject([
      { ...ofEntry, change: 'added', description: 'VIP' },
      { ...ofEntry, change: 'updated', description: 'No VIP' },
      { ...ofEntry, change: 'removed' },
      { ...common, change: 'deleted' },
    ]);
  });
});
