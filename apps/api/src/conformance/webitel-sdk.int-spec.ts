/**
 * The public client of Webitel, unchanged, against our api: what a script written for Webitel
 * does must work here. It sends snake_case bodies and the key in `X-Webitel-Access`.
 */
import { Permission } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AgentServiceApi,
  CalendarServiceApi,
  AgentTeamServiceApi,
  Configuration,
  EngineRoutingSchemaType,
  ListServiceApi,
  MemberServiceApi,
  QueueHookServiceApi,
  QueueServiceApi,
  RoutingSchemaServiceApi,
  SchemaVariablesServiceApi,
  SchemaVersionServiceApi,
} from 'webitel-sdk';
import { TestApi } from '../testing/test-api';

// As the compiler of Webitel's diagrams writes it (webitel.md 3).
const flow = [
  {
    tag: 'try',
    httpRequest: {
      url: 'https://crm.example/api/${id}',
      path: { id: '${member_id}' },
      method: 'GET',
      timeout: 5000,
      responseCode: 'code',
      exportVariables: { vip: 'client.vip' },
    },
    limit: { max: 3, failover: 'down' },
  },
  {
    if: {
      expression: "${code} == '200'",
      then: [{ set: { ok: 'true' } }],
      else: [{ softSleep: 2000 }, { goto: 'try' }],
    },
  },
  { break: true },
  {
    tag: 'down',
    notification: { userIds: ['${user_id}'], message: 'CRM does not answer', type: 'error' },
  },
];

describe('webitel-sdk', () => {
  let api: TestApi;
  let config: Configuration;

  beforeAll(async () => {
    api = await TestApi.start();
    config = configOf(await api.createKey(Permission.options));
  });
  afterAll(() => api.stop());

  const configOf = (apiKey: string) => new Configuration({ apiKey, basePath: `${api.url}/api` });
  const createQueue = async (name: string, type = 1) =>
    (await new QueueServiceApi(config).createQueue({ name, type, strategy: 'fifo', priority: 1 }))
      .data;
  const createSchema = async (name: string) =>
    (
      await new RoutingSchemaServiceApi(config).createRoutingSchema({
        name,
        type: EngineRoutingSchemaType.Service,
        schema: flow,
        payload: { diagram: { nodes: [] } },
        editor: true,
        tags: [{ name: 'crm' }],
      })
    ).data;

  it('creates, reads, changes, lists and deletes queues', async () => {
    const queues = new QueueServiceApi(config);
    const { data: office } = await new CalendarServiceApi(config).createCalendar({
      name: 'Office',
      timezone: { name: 'Europe/Kyiv' },
    });
    const created = await queues.createQueue({
      name: 'SDK sales',
      type: 1,
      strategy: 'fifo',
      priority: 10,
      enabled: true,
      variables: { vip: '1' },
      payload: { max_wait_time: 60 },
      team: {},
      calendar: { id: office.id, name: 'Office' },
    });
    expect(created.status).toBe(200);
    const id = created.data.id ?? '';
    expect(created.data).toMatchObject({
      name: 'SDK sales',
      payload: { max_wait_time: 60 },
      calendar: { id: office.id, name: 'Office' },
    });
    expect((await queues.readQueue(id)).data).toEqual(created.data);
    const patched = await queues.patchQueue(id, { enabled: false });
    expect(patched.data).toMatchObject({ enabled: false, priority: 10 });
    const updated = await queues.updateQueue(id, {
      name: 'SDK sales 2',
      type: 1,
      strategy: 'lifo',
    });
    expect(updated.data).toMatchObject({ name: 'SDK sales 2', strategy: 'lifo' });

    for (const n of [1, 2, 3]) await createQueue(`SDK page ${n}`);
    const page = (await queues.searchQueue(1, 2, 'sdk page*', '-name')).data;
    expect(page.next).toBe(true);
    expect(page.items?.map(nameOf)).toEqual(['SDK page 3', 'SDK page 2']);
    const last = (await queues.searchQueue(2, 2, 'sdk page*', '-name', ['id', 'name'])).data;
    expect(last.next).toBe(false);
    expect(last.items).toEqual([{ id: expect.any(String), name: 'SDK page 1' }]);

    expect((await queues.deleteQueue(id)).data).toMatchObject({ id });
    await expect(queues.readQueue(id)).rejects.toMatchObject({
      response: { status: 404, data: { status: 'Not Found', code: 404, id: 'queue.missing' } },
    });
  });

  it('writes a flow schema and reads the same back', async () => {
    const schemas = new RoutingSchemaServiceApi(config);
    const created = await createSchema('SDK flow');
    const id = created.id ?? '';
    const read = (await schemas.readRoutingSchema(id)).data;
    expect(read).toMatchObject({
      schema: flow,
      payload: { diagram: { nodes: [] } },
      editor: true,
      tags: [{ name: 'crm' }],
      type: 'service',
    });
    await schemas.updateRoutingSchema(id, { ...read, schema: flow.slice(0, 3) });
    await schemas.patchRoutingSchema(id, { description: 'Tells the CRM' });
    expect((await schemas.readRoutingSchema(id)).data).toMatchObject({
      schema: flow.slice(0, 3),
      description: 'Tells the CRM',
    });
    const versions = await new SchemaVersionServiceApi(config).searchSchemaVersion(id, 1, 10);
    expect(versions.data.items).toHaveLength(2);

    const found = await schemas.searchRoutingSchema(
      1,
      10,
      'sdk*',
      '+name',
      undefined,
      undefined,
      undefined,
      ['service'],
    );
    expect(found.data.items?.map(nameOf)).toContain('SDK flow');
    expect((await schemas.searchRoutingSchemaTags(1, 10)).data.items).toEqual([{ name: 'crm' }]);
    await schemas.deleteRoutingSchema(id);
    await expect(schemas.readRoutingSchema(id)).rejects.toMatchObject({
      response: { status: 404 },
    });
  });

  it('creates, switches, lists and deletes hooks', async () => {
    const hooks = new QueueHookServiceApi(config);
    const schema = await createSchema('SDK hooked');
    const queueId = Number((await createQueue('SDK hooks')).id);
    const created = await hooks.createQueueHook(queueId, {
      event: 'leaving',
      schema: { id: schema.id, name: schema.name },
      enabled: true,
      properties: [],
    });
    const id = created.data.id ?? 0;
    expect(created.data).toMatchObject({
      event: 'leaving',
      enabled: true,
      schema: { id: schema.id, name: 'SDK hooked' },
    });

    expect((await hooks.patchQueueHook(queueId, id, { enabled: false })).data.enabled).toBe(false);
    expect((await hooks.patchQueueHook(queueId, id, { enabled: true })).data.enabled).toBe(true);
    const updated = await hooks.updateQueueHook(queueId, id, {
      event: 'missed',
      enabled: true,
      schema: { id: schema.id },
    });
    expect(updated.data).toMatchObject({ id, event: 'missed' });
    expect((await hooks.readQueueHook(queueId, id)).data).toEqual(updated.data);

    for (const event of ['leaving', 'joined']) {
      await hooks.createQueueHook(queueId, { event, schema: { id: schema.id } });
    }
    const events = async (...query: Parameters<typeof hooks.searchQueueHook>) =>
      (await hooks.searchQueueHook(...query)).data.items?.map(eventOf);
    expect(await events(queueId)).toEqual(['joined', 'missed', 'leaving']);
    expect(await events(queueId, 1, 2, undefined, '-event')).toEqual(['leaving', 'missed']);
    expect(await events(queueId, 1, 10, 'sdk*', '+event', undefined, [id])).toEqual(['missed']);
    expect(
      await events(queueId, 1, 10, undefined, undefined, undefined, undefined, undefined, [
        'joined',
        'leaving',
      ]),
    ).toEqual(['joined', 'leaving']);
    const first = (await hooks.searchQueueHook(queueId, 1, 1)).data;
    expect(first.next).toBe(true);
    expect((await hooks.searchQueueHook(queueId, 2, 2)).data.next).toBe(false);

    await expect(
      hooks.createQueueHook(queueId, { event: 'rings', schema: { id: schema.id } }),
    ).rejects.toMatchObject({ response: { status: 400, data: { code: 400 } } });
    await expect(
      new RoutingSchemaServiceApi(config).deleteRoutingSchema(schema.id ?? ''),
    ).rejects.toMatchObject({ response: { status: 409 } });

    expect((await hooks.deleteQueueHook(queueId, id)).data).toMatchObject({ id });
    await expect(hooks.readQueueHook(queueId, id)).rejects.toMatchObject({
      response: { status: 404, data: { code: 404 } },
    });
  });

  it('adds, changes, lists and deletes members', async () => {
    const members = new MemberServiceApi(config);
    const queueId = (await createQueue('SDK members', 3)).id ?? '';
    const expireAt = String(Date.now() + 3_600_000);
    const created = await members.createMember(queueId, {
      name: 'Iryna',
      priority: 5,
      expire_at: expireAt,
      min_offering_at: '0',
      communications: [{ destination: '380441112233', display: 'x', priority: 1 }],
      variables: { city: 'Lviv', gone: 'yes' },
    });
    expect(created.data).toMatchObject({
      name: 'Iryna',
      expire_at: expireAt,
      min_offering_at: '0',
    });
    const id = created.data.id ?? '';
    const patched = await members.patchMember(queueId, id, {
      variables: { gone: '', vip: '1' },
      stop_cause: 'cancel',
    });
    expect(patched.data).toMatchObject({
      name: 'Iryna',
      priority: 5,
      variables: { city: 'Lviv', vip: '1' },
      stop_cause: 'cancel',
    });
    const reopened = await members.patchMember(queueId, id, { stop_cause: '' });
    expect(reopened.data.stop_cause ?? '').toBe('');

    const bulk = await members.createMemberBulk(queueId, {
      items: ['A', 'B', 'C'].map((name) => ({
        name,
        communications: [{ destination: `38050000000${name.charCodeAt(0)}` }],
      })),
    });
    expect(bulk.data.ids).toHaveLength(3);
    const found = await members.searchMemberInQueue(queueId, 1, 2, undefined, '+name');
    expect(found.data.items?.map(nameOf)).toEqual(['A', 'B']);
    expect(found.data.next).toBe(true);
    const deleted = await members.deleteMembers(queueId, { id: bulk.data.ids });
    expect(deleted.data.items).toHaveLength(3);
    expect((await members.deleteMember(queueId, id)).data.id).toBe(id);
    const left = await members.searchMemberInQueue(queueId);
    expect(left.data.items).toEqual([]);
  });

  it('keeps lists and their numbers', async () => {
    const lists = new ListServiceApi(config);
    const { data: list } = await lists.createList({ name: 'SDK list', description: 'VIP' });
    const listId = list.id ?? '';
    const number = { number: '380441112233', description: 'x' };
    const { data: entry } = await lists.createListCommunication(listId, number);
    await expect(lists.createListCommunication(listId, number)).rejects.toMatchObject({
      response: { status: 400 },
    });
    const expired = { number: '1', expire_at: String(Date.now() - 1_000) };
    await lists.createListCommunication(listId, expired);
    const { data: page } = await lists.searchListCommunication(listId, 1, 10, '38044*');
    expect(page.items).toEqual([entry]);
    expect((await lists.searchListCommunication(listId)).data.items).toHaveLength(1);
    expect((await lists.readList(listId)).data).toMatchObject({ name: 'SDK list', count: 1 });
    const updated = await lists.updateListCommunication(listId, entry.id ?? '', {
      number: '380441112233',
      description: 'y',
    });
    expect(updated.data).toMatchObject({ number: '380441112233', description: 'y' });
    await lists.deleteListCommunication(listId, entry.id ?? '');
    expect((await lists.deleteList(listId)).data).toMatchObject({ id: listId });
  });

  it('keeps domain variables and never answers an encrypted one', async () => {
    const variables = new SchemaVariablesServiceApi(config);
    // The client's types know objects only; upstream takes any JSON.
    const { data: plain } = await variables.createSchemaVariable({
      name: 'sdk_office',
      value: { city: 'Kyiv' },
    });
    const id = plain.id ?? 0;
    expect(plain).toMatchObject({ name: 'sdk_office', encrypt: false, value: { city: 'Kyiv' } });
    expect((await variables.readSchemaVariable(id)).data).toEqual(plain);
    const patched = await variables.patchSchemaVariable(id, {
      fields: ['encrypt'],
      encrypt: true,
    });
    expect(patched.data).toMatchObject({ name: 'sdk_office', encrypt: true, value: null });
    const updated = await variables.updateSchemaVariable(id, { name: 'sdk_2', encrypt: true });
    expect(updated.data).toMatchObject({ id, name: 'sdk_2', value: null });
    const { data: page } = await variables.searchSchemaVariable(1, 10, 'sdk*', '+name', [
      'id',
      'name',
    ]);
    expect(page.items).toEqual([{ id, name: 'sdk_2' }]);
    expect((await variables.deleteSchemaVariable(id)).data).toMatchObject({ id });
    await expect(variables.readSchemaVariable(id)).rejects.toMatchObject({
      response: { status: 404, data: { id: 'variable.missing' } },
    });
  });

  it('keeps calendars and lists time zones', async () => {
    const calendars = new CalendarServiceApi(config);
    const christmas = { name: 'Christmas', date: '1798135200000', repeat: true };
    const { data: created } = await calendars.createCalendar({
      name: 'SDK hours',
      description: 'd',
      timezone: { id: 'Europe/Kyiv' },
      accepts: [{ day: 0, start_time_of_day: 540, end_time_of_day: 1080 }],
      excepts: [christmas],
      start_at: '1700000000000',
    });
    const id = created.id ?? '';
    expect(created).toMatchObject({
      name: 'SDK hours',
      timezone: { id: 'Europe/Kyiv', name: 'Europe/Kyiv' },
      accepts: [{ day: 0, start_time_of_day: 540, end_time_of_day: 1080, disabled: false }],
      excepts: [{ ...christmas, disabled: false, working: false }],
      start_at: '1700000000000',
      end_at: null,
    });
    expect((await calendars.readCalendar(id)).data).toEqual(created);
    const updated = await calendars.updateCalendar(id, {
      name: 'SDK hours 2',
      timezone: { name: 'UTC' },
    });
    expect(updated.data).toMatchObject({ name: 'SDK hours 2', accepts: [], start_at: null });
    const { data: page } = await calendars.searchCalendar(1, 10, 'sdk*', '+name', ['id', 'name']);
    expect(page.items).toEqual([{ id, name: 'SDK hours 2' }]);
    expect((await calendars.deleteCalendar(id)).data).toMatchObject({ id });
    await expect(calendars.readCalendar(id)).rejects.toMatchObject({
      response: { status: 404, data: { id: 'calendar.missing' } },
    });
    const { data: zones } = await calendars.searchTimezones(1, 5, 'europe/k*');
    expect(zones.items?.map(nameOf)).toContain('Europe/Kyiv');
  });

  it('reads agents', async () => {
    await api.database.dataSource.query(
      `insert into agent (domain_id, user_id, name, extension, status)
       values ($1, 204, 'Olha', '1015', 'online')`,
      [api.database.domainId],
    );
    const agents = new AgentServiceApi(config);
    const { data: page } = await agents.searchAgent(1, 10, 'ol*');
    expect(page.items).toMatchObject([
      { name: 'Olha', extension: '1015', status: 'online', user: { id: '204' } },
    ]);
    const id = page.items?.[0]?.id ?? '';
    expect((await agents.readAgent(id)).data).toEqual(page.items?.[0]);
  });

  it('makes, changes and deletes agents, and changes their status', async () => {
    const [team]: { id: string }[] = await api.database.dataSource.query(
      `insert into team (domain_id, name) values ($1, 'Sales') returning id`,
      [api.database.domainId],
    );
    const teams = (await new AgentTeamServiceApi(config).searchAgentTeam(1, 10, 'sal*')).data;
    expect(teams.items).toMatchObject([{ id: team?.id, name: 'Sales' }]);
    const agents = new AgentServiceApi(config);
    const { data: made } = await agents.createAgent({
      user: { id: '301', name: 'Ada' },
      team: { id: team?.id },
      chat_count: 2,
    });
    expect(made).toMatchObject({ name: 'Ada', team: { name: 'Sales' }, status: 'offline' });
    const id = made.id ?? '';
    const { data: answer } = await agents.updateAgentStatus(id, { status: 'online' });
    expect(answer.status).toBe('online');
    expect((await agents.readAgent(id)).data.status).toBe('online');
    const { data: moved } = await agents.updateAgent(id, { user: { id: '302', name: 'Eda' } });
    expect(moved).toMatchObject({ name: 'Eda', user: { id: '302' }, team: null });
    expect((await agents.deleteAgent(id)).data.id).toBe(id);
    await expect(agents.readAgent(id)).rejects.toMatchObject({
      response: { status: 404, data: { id: 'agent.missing' } },
    });
  });

  it('is told 401 without a valid key and 403 without the right', async () => {
    await expect(new QueueServiceApi(configOf('not a key')).searchQueue()).rejects.toMatchObject({
      response: { status: 401, data: { code: 401 } },
    });
    const reader = configOf(await api.createKey(['cc_queue:read']));
    await expect(
      new QueueServiceApi(reader).createQueue({ name: 'x', type: 1 }),
    ).rejects.toMatchObject({ response: { status: 403, data: { code: 403 } } });
  });
});

function nameOf(item: { name?: string }): string | undefined {
  return item.name;
}

function eventOf(item: { event?: string }): string | undefined {
  return item.event;
}
