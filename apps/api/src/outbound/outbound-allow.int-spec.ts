import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IntegrationTestResult, OutboundAllowView } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('/platform/outbound_allow', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const put = (targets: unknown, revision?: unknown) =>
    api.send('/platform/outbound_allow', { method: 'PUT', body: { targets, revision } });
  const view = () => api.read('/platform/outbound_allow', OutboundAllowView);

  it('opens exactly what it names, at once, and closes it again (decisions 31, 36)', async () => {
    const target = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
    await once(target, 'listening');
    const address = target.address();
    const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const settings = { origin: `http://${host}`, auth: 'none' };
    const body = { kind: 'http', settings };
    const stage = async () =>
      (await api.read('/integrations/test', IntegrationTestResult, { body })).stage;
    try {
      expect(await stage()).toBe('blocked');
      expect((await put([host])).body).toMatchObject({ targets: [host] });
      expect(await stage()).toBeNull();
      expect(await view()).toMatchObject({ targets: [host] });
      await put(['127.0.0.1:1']);
      expect(await stage()).toBe('blocked');
    } finally {
      target.close();
    }
  });

  it.each([['10.0.0.0/99'], ['a, b'], ['http://x'], ['']])('refuses %j', async (target) => {
    const answer = await put(['10.0.0.0/8', target]);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ problems: [{ path: 'targets.1' }] });
  });

  it('never opens metadata addresses nor our own servers', async () => {
    await put(['169.254.0.0/16', '127.0.0.0/8']);
    const { host: own, port } = new URL(api.settings.database.url);
    const byAddress = ['127.0.0.1', '127.0.0.2', 'localhost'].map(
      (host) => `http://${host}:${port}`,
    );
    for (const origin of ['http://169.254.169.254', `http://${own}`, ...byAddress]) {
      const body = { kind: 'http', settings: { origin, auth: 'none' } };
      const answer = await api.send('/integrations/test', { body });
      expect(answer.body).toMatchObject({ ok: false, stage: 'blocked' });
    }
    await put([]);
  });

  it('is replaced only as it was read, when the revision is sent back', async () => {
    const { revision } = await view();
    const first = await put(['10.0.0.5'], revision);
    const kept = { targets: ['10.0.0.5'], revision: revision + 1 };
    expect(first).toMatchObject({ status: 200, body: kept });
    const second = await put(['10.0.0.6'], revision);
    expect(second).toMatchObject({ status: 409, body: { code: 'outbound_allow.stale' } });
    expect(await view()).toEqual(kept);
    // The same again is no change, so nobody who has read it is late.
    expect((await put(['10.0.0.5'], revision + 1)).body).toEqual(kept);
    // Who does not look does not mind.
    expect((await put([])).body).toEqual({ targets: [], revision: revision + 2 });
  });

  it('lets one of two who are the first to set it win', async () => {
    await api.database.dataSource.query(`delete from platform_setting`);
    expect(await view()).toEqual({ targets: [], revision: 1 });
    const answers = await Promise.all(['a', 'b', 'c'].map((host) => put([host], 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await view()).revision).toBe(2);
    await put([]);
  });

  it('is the platform admin’s alone', async () => {
    const key = await api.createKey(['integration:manage', 'user:read']);
    expect((await api.send('/platform/outbound_allow', { key })).status).toBe(403);
  });
});
