import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api';

describe('/retention', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const put = (days: unknown, key?: string) =>
    api.send('/retention', { method: 'PUT', body: { days }, ...(key !== undefined && { key }) });

  it('is the operator’s until a domain sets its own', async () => {
    expect((await api.send('/retention')).body).toEqual({ days: null });
    for (const days of [30, 0, null]) {
      expect((await put(days)).body).toEqual({ days });
      expect((await api.send('/retention')).body).toEqual({ days });
    }
  });

  it.each([7, 1, -1, 1.5, 4_000, '30'])('refuses %j days', async (days) => {
    const answer = await put(days);
    expect(answer.status).toBe(422);
    expect(answer.body.problems).toMatchObject([{ path: 'days' }]);
  });

  it('changes the caller’s domain and no other', async () => {
    const key = await api.createKey(['personal_data:manage'], await api.createDomain());
    await put(30, key);
    expect((await api.send('/retention')).body).toEqual({ days: null });
  });

  it('is for those who may', async () => {
    const key = await api.createKey(['event:read', 'user:read']);
    expect((await put(30, key)).status).toBe(403);
  });
});
