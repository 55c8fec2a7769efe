import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, FlowSchema, listOf, Member, Queue, Team } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/call_center/agents', () => {
  let api: TestApi;
  let teamId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    teamId = await aTeam(api.database.domainId, 'Sales');
  });
  afterAll(() => api.stop());

  const path = '/call_center/agents';
  const aTeam = async (domainId: string, name: string): Promise<string> => {
    const [team]: { id: string }[] = await api.database.dataSource.query(
      `insert into team (domain_id, name) values ($1, $2) returning id`,
      [domainId, name],
    );
    return team?.id ?? '';
  };
  const create = (body: object = {}) =>
    api.read(path, Agent, { body: { user: { id: 204, name: 'Olha' }, ...body } });

  it('makes, changes and deletes an agent', async () => {
    const agent = await create({ extension: '1015', team: { id: teamId } });
    expect(agent).toMatchObject({
      name: 'Olha',
      user: { id: '204' },
      extension: '1015',
      email: '',
      status: 'offline',
      team: { id: teamId, name: 'Sales' },
    });
    const one = `${path}/${agent.id}`;
    const patched = await api.send(one, { method: 'PATCH', body: { email: 'olha@example.com' } });
    expect(patched.body).toMatchObject({ name: 'Olha', email: 'olha@example.com' });
    const put = await api.send(one, {
      method: 'PUT',
      body: { user: { id: 205 }, name: 'Olha K.' },
    });
    expect(put.body).toMatchObject({
      name: 'Olha K.',
      user: { id: '205' },
      extension: '1015',
      team: null,
    });
    const deleted = await api.send(one, { method: 'DELETE' });
    expect(deleted.body).toMatchObject({ id: agent.id });
    expect((await api.send(one)).status).toBe(404);
    expect((await api.send(one, { method: 'DELETE' })).status).toBe(404);
  });

  it('refuses an agent without a name, without a user, or with a team of others', async () => {
    const foreign = await aTeam(await api.createDomain(), 'Theirs');
    for (const [body, field] of [
      [{ user: { id: 1 } }, 'name'],
      [{ name: 'X' }, 'user'],
      [{ user: { id: 1, name: 'X' }, team: { id: foreign } }, 'team.id'],
      [{ user: { id: 1, name: 'X' }, extension: 'x'.repeat(51) }, 'extension'],
    ] as const) {
      const answer = await api.send(path, { body });
      expect(answer).toMatchObject({ status: 400, body: { problems: [{ path: field }] } });
    }
  });

  it('tells of a change of status, once', async () => {
    const agent = await create({ name: 'Petro' });
    const status = `${path}/${agent.id}/status`;
    const pause = { status: 'pause', payload: 'Lunch' };
    const answer = await api.send(status, { method: 'PATCH', body: pause });
    expect([answer.status, answer.body]).toEqual([200, { status: 'pause' }]);
    await api.send(status, { method: 'PATCH', body: pause });
    expect((await api.send(`${path}/${agent.id}`)).body).toMatchObject({
      status: 'pause',
      status_comment: 'Lunch',
    });
    const told: { type: string; data: object }[] = await api.database.dataSource.query(
      `select type, data from event_outbox where data ->> 'agent_id' = $1`,
      [agent.id],
    );
    expect(told).toMatchObject([
      {
        type: 'agent.status',
        data: {
          agent_name: 'Petro',
          status: 'pause',
          status_payload: 'Lunch',
          previous_status: 'offline',
        },
      },
    ]);
    const asleep = await api.send(status, { method: 'PATCH', body: { status: 'asleep' } });
    expect(asleep.status).toBe(400);
    const missing = await api.send(`${path}/999999/status`, { method: 'PATCH', body: pause });
    expect(missing.status).toBe(404);
  });

  it('keeps an agent that an open task waits for, and names the task', async () => {
    const agent = await create({ name: 'Ivan' });
    const queue = await api.read('/call_center/queues', Queue, {
      body: { name: 'Dialer', type: 4 },
    });
    const members = `/call_center/queues/${queue.id}/members`;
    const member = await api.read(members, Member, {
      body: { name: 'Iryna', communications: [{ destination: '1' }], agent: { id: agent.id } },
    });
    const refused = await api.send(`${path}/${agent.id}`, { method: 'DELETE' });
    const users = [{ kind: 'member', id: member.id, name: 'Iryna' }];
    expect(refused).toMatchObject({ status: 409, body: { users } });
    const closed = { stop_cause: 'success' };
    await api.send(`${members}/${member.id}`, { method: 'PATCH', body: closed });
    expect((await api.send(`${path}/${agent.id}`, { method: 'DELETE' })).status).toBe(200);
  });

  it('keeps an agent that a published flow schema names', async () => {
    const agent = await create({ name: 'Oksana' });
    const schema = [{ userInfo: { user: { agentId: agent.id }, set: { s: 'agent_status' } } }];
    const flow = await api.read('/routing/schema', FlowSchema, { body: { name: 'Asks', schema } });
    const refused = await api.send(`${path}/${agent.id}`, { method: 'DELETE' });
    const users = [{ kind: 'flow-schema', id: flow.id, name: 'Asks' }];
    expect(refused).toMatchObject({ status: 409, body: { users } });
  });

  it('asks for the right of each change', async () => {
    const agent = await create({ name: 'Rights' });
    const key = await api.createKey(['cc_agent:read']);
    const one = `${path}/${agent.id}`;
    for (const [target, method, right] of [
      [path, 'POST', 'cc_agent:create'],
      [one, 'PATCH', 'cc_agent:update'],
      [`${one}/status`, 'PATCH', 'cc_agent:update'],
      [one, 'DELETE', 'cc_agent:delete'],
    ] as const) {
      const body = { user: { id: 1, name: 'X' }, status: 'online' };
      const answer = await api.send(target, { method, body, key });
      expect(answer.status).toBe(403);
      expect(JSON.stringify(answer.body)).toContain(right);
    }
  });
});

describe('/call_center/teams', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    for (const name of ['Sales', 'Support']) {
      await api.database.dataSource.query(`insert into team (domain_id, name) values ($1, $2)`, [
        api.database.domainId,
        name,
      ]);
    }
  });
  afterAll(() => api.stop());

  it('lists, searches and reads teams', async () => {
    const { items } = await api.read('/call_center/teams?q=s*&sort=-name', listOf(Team));
    expect(items.map(({ name }) => name)).toEqual(['Support', 'Sales']);
    const team = items[0]!;
    expect((await api.send(`/call_center/teams/${team.id}`)).body).toEqual(team);
    expect((await api.send('/call_center/teams/999999')).status).toBe(404);
  });
});
