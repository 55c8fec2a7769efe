import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOf, Member, Queue } from '@hookline/contracts';
import { z } from 'zod';
import { TestApi } from '../testing/test-api';

const AddedMembers = z.object({ ids: z.array(z.string()) });

describe('/call_center/queues/{id}/members', () => {
  let api: TestApi;
  let members: string;

  beforeAll(async () => {
    api = await TestApi.start();
    const queueId = await api.make('/call_center/queues', { name: 'Dialer', type: 4 });
    members = `/call_center/queues/${queueId}/members`;
    await api.database.dataSource.query(
      `insert into communication_type (domain_id, name, code, channel)
       values ($1, 'Chat', 'c', 'Messaging'), ($1, 'Mobile', 'm', 'Phone'), ($1, 'Home', 'h', 'Phone')`,
      [api.database.domainId],
    );
  });
  afterAll(() => api.stop());

  const communications = [{ destination: '380441112233' }];
  const add = (body: object) => api.read(members, Member, { body: { communications, ...body } });
  const addMany = (items: object[]) =>
    api.read(`${members}/bulk`, AddedMembers, { body: { items } });
  const search = (query: string) => api.read(`${members}?${query}`, listOf(Member));

  it('gives a communication the first type of the channel unless it names one (decision 22)', async () => {
    const member = await add({ name: 'Iryna', variables: { n: 7, none: null } });
    expect(member).toMatchObject({
      name: 'Iryna',
      variables: { n: '7', none: '' },
      attempts: 0,
      stop_cause: '',
      expire_at: '0',
    });
    expect(member.communications).toEqual([
      expect.objectContaining({
        id: 0,
        destination: '380441112233',
        type: expect.objectContaining({ name: 'Mobile' }),
      }),
    ]);
    const [, home] = await api.database.dataSource.query(
      `select id from communication_type where channel = 'Phone' order by id`,
    );
    const named = [{ destination: '380441112233', type: { id: Number(home.id) } }];
    const other = await add({ communications: named });
    expect(other.communications).toMatchObject([{ type: { name: 'Home' } }]);
  });

  it.each([1, 6])('answers 400 for a queue of type %d, which has none', async (type) => {
    const queueId = await api.make('/call_center/queues', { name: `Inbound ${type}`, type });
    const path = `/call_center/queues/${queueId}/members`;
    expect((await api.send(path, { body: { communications } })).status).toBe(400);
    expect((await api.send(path)).status).toBe(400);
    expect((await api.send(`${path}/1`)).status).toBe(400);
  });

  it('merges variables with PATCH, deletes by an empty value, replaces with PUT', async () => {
    const member = await add({ variables: { a: '1', b: '2' }, priority: 3 });
    const path = `${members}/${member.id}`;
    const patched = await api.send(path, {
      method: 'PATCH',
      body: { variables: { a: '', c: null, d: '4' } },
    });
    expect(patched.body).toEqual({ ...member, variables: { b: '2', d: '4' } });
    const put = await api.send(path, {
      method: 'PUT',
      body: { communications, variables: { z: '1' } },
    });
    expect(put.body).toMatchObject({ variables: { z: '1' }, priority: 0 });
  });

  it('closes and reopens by stop_cause', async () => {
    const member = await add({});
    const path = `${members}/${member.id}`;
    const cause = async (stop_cause: string) =>
      (await api.read(path, Member, { method: 'PATCH', body: { stop_cause } })).stop_cause;
    expect(await cause('success')).toBe('success');
    expect(await cause('')).toBe('');
  });

  it('keeps what is known of a destination when communications are written anew', async () => {
    const member = await add({});
    await api.database.dataSource.query(
      `update member set communications = jsonb_set(communications, '{0,attempts}', '2') where id = $1`,
      [member.id],
    );
    const changed = await api.read(`${members}/${member.id}`, Member, {
      method: 'PATCH',
      body: { communications: [{ destination: '1' }, { destination: '380441112233' }] },
    });
    expect(changed.communications.map(({ id, attempts }) => [id, attempts])).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  it.each([
    ['no communications', { communications: [] }],
    ['an unknown agent', { agent: { id: 4711 } }],
    [
      'an unknown communication type',
      { communications: [{ destination: '1', type: { id: 999 } }] },
    ],
    ['a time beyond the year 9999', { expire_at: '999999999999999' }],
  ])('answers 400 to %s', async (_what, body) => {
    const whole = { communications, ...body };
    expect((await api.send(members, { body: whole })).status).toBe(400);
  });

  it('adds many, all or none, in order', async () => {
    const count = async () => (await search('size=20000')).items.length;
    const before = await count();
    const refused = await api.send(`${members}/bulk`, {
      body: { items: [{ communications }, { communications, agent: { id: 4711 } }] },
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'items.1.agent.id' }] },
    });
    expect(await count()).toBe(before);
    const items = Array.from({ length: 1_200 }, (_, n) => ({
      name: `bulk ${n}`,
      communications: [{ destination: `+${n}` }],
    }));
    const { ids } = await addMany(items);
    expect(ids).toHaveLength(1_200);
    const last = await api.read(`${members}/${ids[1_199]}`, Member);
    expect(last.name).toBe('bulk 1199');
    const found = await search('destination=%2B7*&size=3&sort=%2Bid');
    expect(found.items.map(({ name }) => name)).toEqual(['bulk 7', 'bulk 70', 'bulk 71']);
    const numbers = ['+1', '+2'];
    const remove = (body: object) => api.read(members, listOf(Member), { method: 'DELETE', body });
    const deleted = await remove({ numbers });
    expect(deleted.items.map(({ name }) => name)).toEqual(['bulk 1', 'bulk 2']);
    const rest = await remove({ name: 'bulk*' });
    expect(rest.items).toHaveLength(1_198);
    expect(await count()).toBe(before);
  });

  it('does not delete everything by an empty filter', async () => {
    await add({});
    const answer = await api.send(members, { method: 'DELETE', body: {} });
    expect(answer.status).toBe(400);
    const none = await api.send(members, { method: 'DELETE', body: { ids: [] } });
    expect(none.body).toMatchObject({ items: [] });
  });

  it('searches by name and destination, filters by ranges', async () => {
    await add({ name: 'Zoriana', priority: 77, communications: [{ destination: '999888' }] });
    const names = async (query: string) => (await search(query)).items.map(({ name }) => name);
    expect(await names('q=zor*')).toEqual(['Zoriana']);
    expect(await names('q=*9888')).toEqual(['Zoriana']);
    expect(await names('q=99+98-88')).toEqual(['Zoriana']);
    expect(await names('destination=99+98*')).toEqual(['Zoriana']);
    expect(await names('priority.from=70&priority.to=80')).toEqual(['Zoriana']);
    expect(await names(`created_at.from=${Date.now() + 60_000}`)).toEqual([]);
    expect((await api.send(`${members}?created_at.from=99999999999999999`)).status).toBe(400);
  });

  it('keeps other domains and other queues out', async () => {
    const member = await add({});
    const key = await api.createKey(['cc_queue:read', 'cc_queue:update'], await api.createDomain());
    expect((await api.send(`${members}/${member.id}`, { key })).status).toBe(404);
    const other = await api.read('/call_center/queues', Queue, {
      body: { name: 'Other', type: 4 },
    });
    const path = `/call_center/queues/${other.id}/members/${member.id}`;
    expect((await api.send(path)).status).toBe(404);
    expect((await api.send(path, { method: 'DELETE' })).status).toBe(404);
  });

  it('tells when a member enters, is closed, reopened or deleted while open', async () => {
    const member = await add({ name: 'Told' });
    const path = `${members}/${member.id}`;
    for (const body of [{ priority: 3 }, { stop_cause: 'success' }, { stop_cause: '' }]) {
      await api.send(path, { method: 'PATCH', body });
    }
    await api.send(path, { method: 'DELETE' });
    const many = await addMany([{ communications: [{ destination: '7' }] }]);
    await api.send(members, { method: 'DELETE', body: { ids: many.ids } });
    const told: { data: { status: string; previous_status?: string } }[] =
      await api.database.dataSource.query(
        `select data from event_outbox where type = 'task.status'
           and data ->> 'member_id' = any($1) order by id`,
        [[member.id, ...many.ids]],
      );
    expect(told.map(({ data }) => [data.previous_status, data.status])).toEqual([
      [undefined, 'queued'],
      ['queued', 'success'],
      ['success', 'queued'],
      ['queued', 'cancelled'],
      [undefined, 'queued'],
      ['queued', 'cancelled'],
    ]);
  });
});
