import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigChanges, type ConfigChange } from '@hookline/messaging';
import { TestApi } from '../testing/test-api';

describe('ConfigRelay', () => {
  let api: TestApi;
  const heard: ConfigChange[] = [];

  beforeAll(async () => {
    api = await TestApi.start();
    await api.app.get(ConfigChanges).subscribe((change) => heard.push(change));
  });
  afterAll(() => api.stop());

  const waitFor = async (isThere: () => boolean, ms: number) => {
    const until = Date.now() + ms;
    while (!isThere() && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isThere()).toBe(true);
  };
  const has = (kind: string, id: string) => () =>
    heard.some((change) => change.kind === kind && change.id === id);

  it('tells of a change well before the next poll, and marks it', async () => {
    const queueId = await api.make('/call_center/queues', { name: 'Told', type: 1 });
    await waitFor(has('queue', queueId), 700);
    expect(heard.at(-1)).toMatchObject({ domainId: api.database.domainId, kind: 'queue' });
    const unpublished = () =>
      api.database.dataSource.query(`select id from config_outbox where published_at is null`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await unpublished()).toEqual([]);
  });

  it.each([
    ['calendar', '/calendars', { name: 'Told', timezone: { id: 'UTC' } }],
    ['list', '/call_center/list', { name: 'Told' }],
    ['agent', '/call_center/agents', { name: 'Told', user: { id: 4_711 } }],
  ])('tells open pages of a new, a changed and a deleted %s', async (kind, path, body) => {
    const id = await api.make(path, body);
    const told = () => heard.filter((change) => change.kind === kind && change.id === id);
    await waitFor(() => told().length === 1, 3_000);
    await api.send(`${path}/${id}`, { method: 'PATCH', body: { name: 'Told again' } });
    await waitFor(() => told().length === 2, 3_000);
    await api.send(`${path}/${id}`, { method: 'DELETE' });
    await waitFor(() => told().length === 3, 3_000);
  });

  it('finds by polling what another process left behind', async () => {
    await api.database.dataSource.query(
      `insert into config_outbox (domain_id, kind, object_id) values ($1, 'queue', '4711')`,
      [api.database.domainId],
    );
    await waitFor(has('queue', '4711'), 3_000);
  });

  it('keeps the order of many changes', async () => {
    const queueId = await api.make('/call_center/queues', { name: 'Ordered', type: 1 });
    const path = `/call_center/queues/${queueId}`;
    for (const priority of [1, 2, 3, 4, 5]) {
      await api.send(path, { method: 'PATCH', body: { priority } });
    }
    const ofQueue = () => heard.filter(({ id }) => id === queueId);
    await waitFor(() => ofQueue().length >= 6, 3_000);
    const versions = ofQueue().map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(6);
  });
});
