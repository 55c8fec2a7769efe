import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, AgentNotification, listOf } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/call_center/agents/{id}/notifications', () => {
  let api: TestApi;
  let path: string;
  beforeAll(async () => {
    api = await TestApi.start();
    const [agent] = await api.database.dataSource.query(
      `insert into agent (domain_id, name, user_id, extension) values ($1, 'Olha', 204, '1015')
       returning id::text`,
      [api.database.domainId],
    );
    path = `/call_center/agents/${agent.id}/notifications`;
    await api.database.dataSource.query(
      `insert into agent_notification (agent_id, key, kind, level, message, url, seconds)
       values ($1, 'a', 'message', 'info', 'first', null, 10),
         ($1, 'b', 'link', 'info', 'second', 'https://crm.example', 0)`,
      [agent.id],
    );
  });
  afterAll(() => api.stop());

  it('lists them, the newest first, in pages', async () => {
    const { body } = await api.send(`${path}?size=1`);
    expect(body).toMatchObject({ next: true, items: [{ message: 'second', read_at: null }] });
    const { body: rest } = await api.send(`${path}?size=1&page=2`);
    expect(rest).toMatchObject({ next: false, items: [{ message: 'first', url: null }] });
  });

  it('marks them as read', async () => {
    const { items } = await api.read(path, listOf(AgentNotification));
    const marked = await api.send(`${path}/read`, { body: { ids: [items[0]!.id] } });
    expect(marked).toMatchObject({ status: 200, body: { changed: 1 } });
    const unread = await api.read(`${path}?unread=true`, listOf(AgentNotification));
    expect(unread.items).toMatchObject([{ message: 'first' }]);
    expect((await api.send(`${path}/read`, { body: {} })).body).toEqual({ changed: 1 });
  });

  it('counts on the agent what nobody has read, and tells open pages when that changes', async () => {
    const agentPath = path.replace('/notifications', '');
    const count = async () => (await api.read(agentPath, Agent)).unread_notifications;
    await api.database.dataSource.query(
      `update agent_notification set read_at = null where key = 'b'`,
    );
    expect(await count()).toBe(1);
    await api.database.dataSource.query(`delete from config_outbox`);
    await api.send(`${path}/read`, { body: {} });
    await api.send(`${path}/read`, { body: {} });
    expect(await count()).toBe(0);
    expect(
      await api.database.dataSource.query(`select kind, object_id from config_outbox`),
    ).toEqual([{ kind: 'agent', object_id: agentPath.split('/').at(-1) }]);
  });

  it('answers 404 for an agent that is not there and 400 for ids that are none', async () => {
    expect((await api.send('/call_center/agents/999999/notifications')).status).toBe(404);
    const odd = await api.send(`${path}/read`, { body: { ids: ['x'] } });
    expect(odd.status).toBe(400);
  });
});
