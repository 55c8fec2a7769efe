/** Who gets in where: every operation of the OpenAPI document (B-01, B-03, B-07, decision 33). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Permission } from '@hookline/contracts';
import { permissionsOfRole } from '../access/role';
import { TestApi } from '../testing/test-api';
import { createWorld, idsForPath, type DomainWorld } from './domain-world.fixture';
import { readOperations, type Operation } from './open-api-operations.fixture';

// Health for supervisors, the two doors in. Nothing else.
const open = [
  'GET /health/live',
  'GET /health/ready',
  'POST /session',
  'GET /setup',
  'POST /setup',
];
// Any caller may: what they answer depends on the caller.
const forAnyCaller = ['GET /session', 'DELETE /session', 'GET /updates'];

describe('access', () => {
  let api: TestApi;
  let world: DomainWorld;
  let operations: readonly Operation[];
  let webRoot: string;

  beforeAll(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'hookline-page-'));
    await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Hookline</title>');
    api = await TestApi.start({ secureCookies: true, webRoot });
    world = await createWorld(api, api.database.domainId, 'mine');
    ({ operations } = readOperations((await api.send('/docs-json')).body));
  });
  afterAll(async () => {
    await api.stop();
    await rm(webRoot, { recursive: true });
  });

  const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
  const ask = (operation: Operation, key: string | null, headers = {}) => {
    const ids = idsForPath(operation.path, world);
    const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? '');
    return api.send(path, {
      method: operation.method,
      key,
      headers,
      ...(operation.body === null ? {} : { body: {} }),
    });
  };

  it('without a session or key only health, sign-in and set-up answer', async () => {
    for (const operation of operations) {
      const { status } = await ask(operation, null);
      if (open.includes(nameOf(operation))) expect([nameOf(operation), status]).not.toContain(403);
      else expect([nameOf(operation), status]).toEqual([nameOf(operation), 401]);
    }
    expect(operations.map(nameOf)).toEqual(expect.arrayContaining(open));
  });

  it.each([
    ['a key nobody made', 'x'.repeat(43), {}],
    ['an empty session', null, { cookie: '__Host-hookline=' }],
    ['a session nobody started', null, { cookie: `__Host-hookline=${'x'.repeat(43)}` }],
  ])('%s counts for nothing', async (_what, key, headers) => {
    for (const operation of operations.filter((one) => !open.includes(nameOf(one)))) {
      const { status } = await ask(operation, key, headers);
      expect([nameOf(operation), status]).toEqual([nameOf(operation), 401]);
    }
  });

  it('without the permission a route says which one is missing', async () => {
    const key = await api.createKey([]);
    for (const operation of operations) {
      if (open.includes(nameOf(operation)) || forAnyCaller.includes(nameOf(operation))) continue;
      const { status, body } = await ask(operation, key);
      expect([nameOf(operation), status, JSON.stringify(body)]).toEqual([
        nameOf(operation),
        403,
        expect.stringMatching(/needs the permission [a-z_]+:[a-z]+/),
      ]);
    }
  });

  it('a reader changes nothing', async () => {
    const key = await api.createKey(permissionsOfRole.viewer);
    const changing = operations.filter(
      (one) => one.method !== 'GET' && ![...open, ...forAnyCaller].includes(nameOf(one)),
    );
    expect(changing.length).toBeGreaterThan(20);
    for (const operation of changing) {
      // Checking a drawing reads it and writes nothing.
      if (operation.path.endsWith('/check')) continue;
      const { status } = await ask(operation, key);
      expect([nameOf(operation), status]).toEqual([nameOf(operation), 403]);
    }
  });

  it('no role but the administrators may do everything', () => {
    expect(permissionsOfRole['platform-admin']).toEqual(Permission.options);
    const ofDomain = Permission.options.filter((one) => one !== 'platform:manage');
    expect(permissionsOfRole.admin).toEqual(ofDomain);
    for (const role of ['queue-manager', 'viewer', 'integration'] as const) {
      expect(permissionsOfRole[role]).not.toContain('api_key:manage');
      expect(permissionsOfRole[role]).not.toContain('schema:update');
    }
  });

  it('over https the cookie is bound to this host (B-03)', async () => {
    const cookie = await api.setUp({ email: 'a@example.com', password: 'correct horse battery' });
    expect(cookie).toMatch(/^__Host-hookline=[\w-]{43}$/);
    const answer = await api.send('/session', {
      key: null,
      body: { email: 'a@example.com', password: 'correct horse battery' },
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-hookline=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
  });

  it.each(['/api/events', '/api/nothing', '/', '/queues/7'])(
    'answers of %s keep browsers to themselves (B-70)',
    async (path) => {
      const { headers } = await fetch(api.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('x-powered-by')).toBeNull();
      if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('text of a user comes back as data, never as a page (B-70)', async () => {
    const name = '<script>alert(1)</script>';
    const made = await api.send('/call_center/list', { body: { name } });
    expect(made.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(made.body).toMatchObject({ name });
    const refused = await api.send('/call_center/list', { body: { name } });
    expect(refused.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
});
