import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOf, SchemaHook } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/routing/schema/{id}/hooks', () => {
  let api: TestApi;
  let schemaId: string;
  beforeAll(async () => {
    api = await TestApi.start();
    schemaId = await addSchema();
  });
  afterAll(() => api.stop());

  const addSchema = () => api.make('/routing/schema', { name: randomUUID(), schema: [] });
  const addQueue = (body: object) => api.make('/call_center/queues', { type: 1, ...body });
  const addHook = async (queueId: string, body: object): Promise<number> =>
    Number(await api.make(`/call_center/queues/${queueId}/hooks`, body));
  const listed = (query = '') =>
    api.read(`/routing/schema/${schemaId}/hooks?${query}`, listOf(SchemaHook));

  it('lists every hook that starts the schema with its queue, off ones too, and no other', async () => {
    const sales = await addQueue({ name: 'Sales', variables: { brand: 'A', city: 'B' } });
    const support = await addQueue({ name: 'Care', type: 4 });
    const schema = { id: schemaId };
    const missed = await addHook(sales, { event: 'missed', schema });
    const joined = await addHook(sales, { event: 'joined', schema, enabled: false });
    const leaving = await addHook(support, { event: 'leaving', schema });
    await addHook(sales, { event: 'missed', schema: { id: await addSchema() } });

    const page = await listed();
    expect(page).toMatchObject({ next: false, total: 3 });
    expect(page.items.map(({ id }) => id)).toEqual([leaving, joined, missed]);
    expect(page.items[1]).toMatchObject({ event: 'joined', enabled: false });
    expect(page.items[1]?.queue).toEqual({
      id: sales,
      name: 'Sales',
      type: 1,
      variables: expect.arrayContaining(['brand', 'city']),
    });
    expect(await listed('q=sal*&size=1')).toMatchObject({ next: true, total: 2 });
  });

  it('needs to read both flow schemas and queues', async () => {
    const path = `/routing/schema/${schemaId}/hooks`;
    for (const permission of ['schema:read', 'cc_queue:read'] as const) {
      const key = await api.createKey([permission]);
      expect((await api.send(path, { key })).status).toBe(403);
    }
    const key = await api.createKey(['schema:read', 'cc_queue:read']);
    expect((await api.send(path, { key })).status).toBe(200);
  });

  it('has no schema of another domain', async () => {
    const key = await api.createKey(['schema:read', 'cc_queue:read'], await api.createDomain());
    const answer = await api.send(`/routing/schema/${schemaId}/hooks`, { key });
    expect(answer.status).toBe(404);
  });
});
