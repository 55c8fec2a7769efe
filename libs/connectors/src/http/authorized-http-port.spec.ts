import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection } from '@hookline/contracts';
import { NodeFailure, type HttpPort, type HttpRequest } from '@hookline/engine';
import { AddressGuard } from '../address-guard/address-guard';
import { parseAllowList } from '../address-guard/target-list';
import { AuthorizedHttpPort } from './authorized-http-port';
import { httpServer, type LocalServer } from './local-server.fixture';
import { UndiciHttpPort } from './undici-http-port';

const canary = 'canary-of-a-credential';
let server: LocalServer;
let other: LocalServer;
let http: UndiciHttpPort;
let seen: Record<string, unknown>[];

beforeEach(async () => {
  seen = [];
  other = await httpServer((request, response) => {
    seen.push({ at: 'other', ...request.headers });
    response.end('elsewhere');
  });
  server = await httpServer((request, response) => {
    seen.push({ at: 'home', ...request.headers });
    const isMoved = request.url === '/moved';
    response.writeHead(isMoved ? 302 : 200, {
      'x-echo': String(request.headers.authorization ?? request.headers['x-key'] ?? ''),
      ...(isMoved && { location: other.url }),
    });
    response.end(JSON.stringify(request.headers));
  });
  const allow = parseAllowList(`127.0.0.1:${server.port}, 127.0.0.1:${other.port}`);
  http = new UndiciHttpPort({ guard: new AddressGuard({ allow }) });
});
afterEach(async () => {
  await http.close();
  await Promise.all([server.close(), other.close()]);
});

function send(settings: object, more: Partial<HttpRequest> = {}, kind = 'http') {
  const connection = Connection.parse({ kind, settings });
  const find = (domainId: string) => (domainId === '1' ? connection : null);
  const request: HttpRequest = {
    url: `${server.url}/x`,
    method: 'GET',
    headers: {},
    body: null,
    timeoutMs: 2_000,
    maxRedirects: 0,
    auth: { domainId: '1', integration: { id: '4' } },
    ...more,
  };
  const port = new AuthorizedHttpPort(http, { find });
  return port.send(request, new AbortController().signal);
}

const at = (more: object) => ({ origin: server.url, ...more });
const failureOf = (sent: Promise<unknown>): Promise<unknown> => sent.catch((e: unknown) => e);

describe('AuthorizedHttpPort', () => {
  it.each<[object, object]>([
    [
      { auth: 'basic', user: 'ann', password: canary },
      { authorization: `Basic ${Buffer.from(`ann:${canary}`).toString('base64')}` },
    ],
    [{ auth: 'bearer', token: canary }, { authorization: `Bearer ${canary}` }],
    [{ auth: 'api-key', header: 'X-Key', key: canary }, { 'x-key': canary }],
  ])('signs in by %j, and shows none of it in an answer that echoes it', async (auth, headers) => {
    const answer = await send(at(auth));
    expect(seen).toMatchObject([{ at: 'home', ...headers }]);
    const shown = JSON.stringify(answer);
    expect(shown).toContain('[hidden]');
    expect(shown).not.toContain(canary);
    expect(shown).not.toContain(Buffer.from(`ann:${canary}`).toString('base64'));
  });

  it('sends credentials to no other origin (B-13)', async () => {
    for (const url of [other.url, server.url.replace('http:', 'https:'), 'nonsense']) {
      const failure = await failureOf(send(at({ auth: 'bearer', token: canary }), { url }));
      expect(failure).toMatchObject({ code: 'integration.origin' });
      expect((failure as NodeFailure).message).not.toContain(canary);
    }
    expect(seen).toEqual([]);
  });

  it('drops them when a redirect leads elsewhere (B-24)', async () => {
    const settings = at({ auth: 'api-key', header: 'X-Key', key: canary });
    await send(settings, { url: `${server.url}/moved`, maxRedirects: 1 });
    expect(seen).toMatchObject([{ at: 'home', 'x-key': canary }, { at: 'other' }]);
    expect(JSON.stringify(seen[1])).not.toContain(canary);
  });

  it('shows none of them in cookies that are kept, nor in the address they are kept for', async () => {
    const kept: unknown[] = [];
    const cookies = {
      headerFor: () => 'sid=1',
      keep: (...what: unknown[]) => void kept.push(what),
    };
    const connection = Connection.parse({
      kind: 'http',
      settings: at({ auth: 'bearer', token: canary }),
    });
    const echoing: HttpPort = {
      send: (request) => {
        request.cookies?.keep(`${server.url}/${canary}/x?y=${canary}`, [`key=${canary}`]);
        const sid = request.cookies?.headerFor(server.url, '') ?? '';
        const answer = { status: 200, headers: {}, cookies: [], body: sid, durationMs: 1 };
        return Promise.resolve(answer);
      },
    };
    const port = new AuthorizedHttpPort(echoing, { find: () => connection });
    const auth = { domainId: '1', integration: { id: '4' } };
    const rest = { method: 'GET', headers: {}, body: null, timeoutMs: 1, maxRedirects: 1 };
    const request = { url: server.url, auth, cookies, ...rest };
    expect(await port.send(request, new AbortController().signal)).toMatchObject({ body: 'sid=1' });
    expect(kept).toEqual([[`${server.url}/[hidden]/x`, ['key=[hidden]']]]);
  });

  it('names a connection that is missing, foreign or of another kind', async () => {
    const auth = { domainId: '2', integration: { name: 'CRM' } };
    const foreign = await failureOf(send(at({ auth: 'none' }), { auth }));
    expect(foreign).toMatchObject({ code: 'integration.missing' });
    const mail = { host: 'h', from: 'a@b.example' };
    expect(await failureOf(send(mail, {}, 'email'))).toMatchObject({ code: 'integration.kind' });
  });

  it('leaves a request without a connection as it is', async () => {
    const answer = await send(at({ auth: 'bearer', token: canary }), { auth: undefined });
    expect(seen[0]).not.toHaveProperty('authorization');
    expect(answer.status).toBe(200);
  });
});
