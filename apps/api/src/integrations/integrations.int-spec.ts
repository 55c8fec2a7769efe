import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FlowSchema,
  Integration,
  IntegrationTestResult,
  listOf,
  ProblemList,
} from '@hookline/contracts';
import { TestApi } from '../testing/test-api';

const canary = 'canary-7f3a9c-secret-0451';
const token = `123456:${canary}`;

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

describe('/integrations', () => {
  let api: TestApi;
  let target: Server;
  let port = 0;
  let status = 200;
  let seen: Seen[] = [];

  beforeAll(async () => {
    target = createServer((request, response) => {
      seen.push({ method: request.method, url: request.url, headers: request.headers });
      response.writeHead(status, { 'content-type': 'application/json' });
      // Like an echo service: what came in comes back.
      response.end(JSON.stringify({ ok: status === 200, result: {}, got: request.headers }));
    }).listen(0, '127.0.0.1');
    await once(target, 'listening');
    const address = target.address();
    port = typeof address === 'object' && address ? address.port : 0;
    api = await TestApi.start({}, {}, [`127.0.0.1:${port}`]);
  });
  afterAll(async () => {
    target.close();
    await api.stop();
  });
  beforeEach(() => {
    seen = [];
    status = 200;
  });

  let made = 0;
  const create = (kind: string, settings: object) =>
    api.read('/integrations', Integration, { body: { kind, name: `C ${made++}`, settings } });
  const crm = (more: object = {}) => ({
    origin: `http://127.0.0.1:${port}`,
    auth: 'bearer',
    token: canary,
    ...more,
  });

  it('makes, shows, changes and deletes a connection without ever showing its secret', async () => {
    const answers: unknown[] = [];
    const say = async (path: string, request: Parameters<TestApi['send']>[1] = {}) => {
      const answer = await api.send(path, request);
      answers.push(answer.body);
      return answer;
    };
    const body = { kind: 'telegram', name: 'Bot', settings: { botToken: token } };
    const bot = Integration.parse((await say('/integrations', { body })).body);
    expect(bot).toMatchObject({
      name: 'Bot',
      settings: { botToken: { set: true, hint: '0451' } },
      used_by: 0,
    });
    const path = `/integrations/${bot.id}`;
    expect((await say(path)).body).toEqual(bot);
    const listed = await say('/integrations?kind=telegram&fields=id&fields=settings');
    expect(listed.body).toMatchObject({ items: [{ id: bot.id, settings: bot.settings }] });
    const put = await say(path, { method: 'PUT', body: { ...body, settings: bot.settings } });
    expect(put.body).toMatchObject({ settings: bot.settings });
    await say(path, { method: 'PATCH', body: { name: 'Bot 2' } });
    await say(path, { method: 'PATCH', body: { settings: { botToken: `${token}x!` } } });
    const emptied = await say(path, { method: 'PATCH', body: { settings: { botToken: null } } });
    expect(emptied.status).toBe(422);
    expect(emptied.body).toMatchObject({ problems: [{ path: 'settings.botToken' }] });
    expect((await say(path, { method: 'DELETE' })).body).toMatchObject({ name: 'Bot 2' });
    expect((await say(path)).status).toBe(404);
    expect(JSON.stringify(answers)).not.toContain(canary);
  });

  it.each([
    [{ kind: 'telegram', name: 'x', settings: {} }, 'settings.botToken'],
    [{ kind: 'telegram', name: '', settings: { botToken: token } }, 'name'],
    [{ kind: 'fax', name: 'x', settings: {} }, 'kind'],
    [{ kind: 'http', name: 'x', settings: { origin: 'x' } }, 'settings.origin'],
    [{ kind: 'email', name: 'x', settings: { host: 'h', from: 'a@b.c', x: 1 } }, 'settings.x'],
  ])('refuses %j at %s', async (body, path) => {
    const answer = await api.send('/integrations', { body });
    expect(answer.status).toBe(422);
    const { problems } = ProblemList.parse(answer.body);
    expect(problems.map((one) => one.path)).toContain(path);
  });

  it('asks for the secret again when it would go elsewhere (B-13)', async () => {
    const { id } = await create('http', crm());
    const elsewhere = { settings: { origin: 'https://evil.example' } };
    const patched = await api.send(`/integrations/${id}`, { method: 'PATCH', body: elsewhere });
    expect(patched.status).toBe(422);
    expect(patched.body).toMatchObject({
      problems: [{ code: 'integration.secret', path: 'settings.token' }],
    });
    const tested = await api.send(`/integrations/${id}/test`, { body: elsewhere });
    expect(tested.status).toBe(422);
    const body = { kind: 'http', name: 'put', settings: { origin: 'https://evil.example' } };
    const put = await api.send(`/integrations/${id}`, { method: 'PUT', body });
    expect(put.status).toBe(422);
    const withToken = { settings: { ...elsewhere.settings, token: 'another' } };
    const again = await api.send(`/integrations/${id}`, { method: 'PATCH', body: withToken });
    expect(again.status).toBe(200);
  });

  it('lets secrets that cannot be read be entered again, or the connection be deleted', async () => {
    const make = async () => {
      const { id } = await create('http', crm());
      // What is sealed vouches for this number, as for its key.
      await api.database.dataSource.query(
        `update integration set secrets_version = secrets_version + 7 where id = $1`,
        [id],
      );
      return `/integrations/${id}`;
    };
    const path = await make();
    const renamed = await api.send(path, { method: 'PATCH', body: { name: 'Renamed' } });
    expect(renamed.status).toBe(422);
    const problems = [{ code: 'integration.secret.unreadable', path: 'settings.token' }];
    expect(renamed.body).toMatchObject({ problems });
    const tested = await api.send(`${path}/test`, { body: {} });
    expect(tested).toMatchObject({ status: 422, body: { problems } });

    const settings = { token: 'another-secret' };
    expect((await api.read(`${path}/test`, IntegrationTestResult, { body: { settings } })).ok).toBe(
      true,
    );
    const mended = await api.send(path, { method: 'PATCH', body: { settings } });
    expect(mended).toMatchObject({ status: 200, body: { settings: { token: { set: true } } } });
    expect((await api.read(`${path}/test`, IntegrationTestResult, { body: {} })).ok).toBe(true);
    expect((await api.send(await make(), { method: 'DELETE' })).status).toBe(200);
  });

  it('tests values that are not stored, and tells what went wrong', async () => {
    const test = (settings: object) =>
      api.read('/integrations/test', IntegrationTestResult, { body: { kind: 'http', settings } });
    expect(await test(crm())).toMatchObject({ ok: true, stage: null, status: 200 });
    expect(seen[0]).toMatchObject({ headers: { authorization: `Bearer ${canary}` } });
    for (const [code, stage] of [
      [401, 'auth'],
      [404, '4xx'],
      [503, '5xx'],
    ]) {
      status = Number(code);
      expect(await test(crm())).toMatchObject({ ok: false, stage, status: code });
    }
    expect(await test(crm({ origin: `https://127.0.0.1:${port}` }))).toMatchObject({
      stage: 'tls',
    });
    expect(await test(crm({ origin: 'http://nowhere.invalid' }))).toMatchObject({ stage: 'dns' });
    expect(await test(crm({ origin: 'http://127.0.0.1:1' }))).toMatchObject({ stage: 'blocked' });
  });

  it('tests the stored values with changes laid over, and remembers only the former', async () => {
    const { id } = await create('http', crm({ testPath: '/ping' }));
    const path = `/integrations/${id}/test`;
    const changed = await api.send(path, { body: { settings: { testPath: '/other' } } });
    expect(changed.body).toMatchObject({ ok: true });
    expect((await api.read(`/integrations/${id}`, Integration)).last_test).toBeNull();
    status = 500;
    const stored = await api.send(path, { body: {} });
    expect(stored.body).toMatchObject({ ok: false, stage: '5xx' });
    expect(JSON.stringify(stored.body)).not.toContain(canary);
    expect(seen.map(({ url }) => url)).toEqual(['/other', '/ping']);
    expect((await api.read(`/integrations/${id}`, Integration)).last_test).toMatchObject({
      ok: false,
    });
  });

  it('names the flow schemas that use it, and stops publishing what names none', async () => {
    const { id, name } = await create('http', crm());
    const graph = (integration: object) => ({
      nodes: [
        { id: 'start', type: 'start' },
        {
          id: 'n1',
          type: 'send-message',
          params: { channel: 'slack', integration, text: 'x' },
        },
      ],
      edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'n1' }],
    });
    await api.send('/routing/schema', {
      body: { name: 'Uses it', type: 'service', graph: graph({ id, name }) },
    });
    const refused = await api.send(`/integrations/${id}`, { method: 'DELETE' });
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('Uses it');
    expect((await api.read(`/integrations/${id}`, Integration)).used_by).toBe(1);
    const checked = await api.read('/routing/schema', FlowSchema, {
      body: { name: 'Names none', type: 'service', graph: graph({ id: '999999' }) },
    });
    const check = await api.send(`/routing/schema/${checked.id}/publish`, { body: {} });
    expect(JSON.stringify(check.body)).toContain('there is no connection 999999');
    expect(check.status).toBeGreaterThanOrEqual(400);
  });

  it('keeps other domains out and names the missing right', async () => {
    const { id } = await create('http', crm());
    const foreign = await api.createKey(
      ['integration:read', 'integration:manage'],
      await api.createDomain(),
    );
    const path = `/integrations/${id}`;
    expect((await api.send(path, { key: foreign })).status).toBe(404);
    expect((await api.send(`${path}/test`, { key: foreign, body: {} })).status).toBe(404);
    expect((await api.send(path, { key: foreign, method: 'DELETE' })).status).toBe(404);
    expect((await api.read('/integrations', listOf(Integration), { key: foreign })).items).toEqual(
      [],
    );
    const reader = await api.createKey(['integration:read']);
    expect((await api.send(`${path}/test`, { key: reader, body: {} })).status).toBe(403);
    expect(seen).toEqual([]);
  });
});
