import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeyView, listOf } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

describe('API keys (B-06)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const bodyOf = (more: object) => ({ name: 'CRM', permissions: ['event:read'], ...more });
  const create = async (more: object = {}) => {
    const made = await api.read('/api_keys', ApiKeyView, { body: bodyOf(more) });
    return { ...made, secret: made.secret ?? '' };
  };

  it('shows the secret once and stores its hash', async () => {
    const body = await create();
    expect(body.secret).toMatch(/^hlk_[\w-]{43}$/);
    expect(body.secret.startsWith(body.prefix)).toBe(true);
    const again = await api.send(`/api_keys/${body.id}`);
    expect(again.body).toMatchObject({ id: body.id, name: 'CRM', permissions: ['event:read'] });
    expect(again.body).not.toHaveProperty('secret');
    const stored = await api.database.dataSource.query(`select api_key::text as row from api_key`);
    expect(JSON.stringify(stored)).not.toContain(body.secret);
  });

  it.each(['authorization', 'x-webitel-access'])('works in the header %s', async (header) => {
    const { secret } = await create();
    const value = header === 'authorization' ? `Bearer ${secret}` : secret;
    const answer = await api.send('/events', { key: null, headers: { [header]: value } });
    expect(answer.status).toBe(200);
  });

  it('may do what its permissions say and is told what is missing', async () => {
    const { secret } = await create();
    expect((await api.send('/events', { key: secret })).status).toBe(200);
    expect(await api.send('/runs', { key: secret })).toMatchObject({
      status: 403,
      body: { code: 'permission.missing', message: 'This needs the permission run:read.' },
    });
    const publish = await api.send('/events', { key: secret, body: {} });
    expect(publish.status).toBe(403);
  });

  it('cannot make a key that may more than itself', async () => {
    const key = await api.createKey(['api_key:manage', 'event:read']);
    const ask = (permissions: string[]) =>
      api.send('/api_keys', { key, body: { name: 'child', permissions } });
    expect((await ask(['event:read'])).status).toBe(201);
    expect((await ask(['event:read', 'run:read'])).status).toBe(403);
  });

  it('stops working within five seconds of being revoked, in another process too', async () => {
    const other = await api.startSecond();
    try {
      const { id, secret } = await create();
      const ask = () => other.send('/events', { key: secret });
      expect((await ask()).status).toBe(200);
      expect((await api.send(`/api_keys/${id}`, { method: 'DELETE' })).status).toBe(200);
      expect((await api.send('/events', { key: secret })).status).toBe(401);
      await sleep(4_900);
      expect((await ask()).status).toBe(401);
      expect((await api.send(`/api_keys/${id}`)).status).toBe(404);
    } finally {
      await other.app.close();
    }
  });

  it('stops working when it expires', async () => {
    const expires_at = new Date(Date.now() + 700).toISOString();
    const { secret } = await create({ expires_at });
    expect((await api.send('/events', { key: secret })).status).toBe(200);
    await sleep(800);
    expect((await api.send('/events', { key: secret })).status).toBe(401);
  });

  it.each([
    [{ permissions: [] }, 'permissions'],
    [{ permissions: ['root'] }, 'permissions.0'],
    [{ name: ' ' }, 'name'],
    [{ expires_at: '2001-01-01T00:00:00Z' }, 'expires_at'],
    [{ expires_at: 'tomorrow' }, 'expires_at'],
    [{ domain_id: '2' }, 'domain_id'],
  ])('refuses %j at %s', async (more, path) => {
    const answer = await api.send('/api_keys', { body: bodyOf(more) });
    expect(answer).toMatchObject({ status: 422, body: { problems: [{ path }] } });
  });

  it('is not seen from another domain', async () => {
    const { id } = await create();
    const foreign = await api.createKey(['api_key:manage'], await api.createDomain());
    expect((await api.send(`/api_keys/${id}`, { key: foreign })).status).toBe(404);
    const revoke = { key: foreign, method: 'DELETE' };
    expect((await api.send(`/api_keys/${id}`, revoke)).status).toBe(404);
    const { items } = await api.read('/api_keys', listOf(ApiKeyView), { key: foreign });
    expect(items).toHaveLength(1);
  });

  it.each(['abc', '-1', '99999999999999999999', '0', "1'--"])('has no key %s', async (id) => {
    expect((await api.send(`/api_keys/${encodeURIComponent(id)}`)).status).toBe(404);
  });
});
