import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api';

describe('health', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('says live without sign-in', async () => {
    expect(await api.send('/health/live', { key: null })).toMatchObject({
      status: 200,
      body: { status: 'live' },
    });
  });

  it('says ready with a check per server', async () => {
    const { status, body } = await api.send('/health/ready', { key: null });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: { database: { ok: true }, nats: { ok: true } },
    });
  });

  it('is not ready while the database is away, and says no more than that', async () => {
    const other = await TestApi.start();
    try {
      await other.database.drop();
      const { status, body } = await other.send('/health/ready', { key: null });
      expect(status).toBe(503);
      expect(body).toMatchObject({
        status: 'not ready',
        checks: {
          database: { ok: false, detail: 'PostgreSQL does not answer.' },
          nats: { ok: true },
        },
      });
    } finally {
      await other.app.close();
    }
  });
});
