import { afterEach, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  NodeFailure,
  TransientFailure,
  type HttpCookies,
  type HttpRequest,
} from '@hookline/engine';
import { AddressGuard } from '../address-guard/address-guard';
import { parseAllowList } from '../address-guard/target-list';
import { selfSigned } from '../smtp/self-signed.fixture';
import type { ResolveName } from './guarded-connector';
import { httpServer, tcpServer, type LocalServer } from './local-server.fixture';
import { UndiciHttpPort, type UndiciHttpPortOptions } from './undici-http-port';

const closing: (() => Promise<void>)[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function serving(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server = await httpServer(listener);
  closing.push(server.close);
  return server;
}

/** A port that may reach exactly these. */
function portTo(targets: string, options: UndiciHttpPortOptions = {}): UndiciHttpPort {
  const guard = new AddressGuard({ allow: parseAllowList(targets) });
  const port = new UndiciHttpPort({ guard, ...options });
  closing.push(() => port.close());
  return port;
}

/** Cookies of a run that name the path they are asked for. */
class SeenCookies implements HttpCookies {
  readonly kept: [url: string, lines: readonly string[]][] = [];

  headerFor(url: string, own: string): string {
    return [own, `for=${new URL(url).pathname}`].filter(Boolean).join('; ');
  }

  keep(url: string, lines: readonly string[]): void {
    this.kept.push([url, lines]);
  }
}

function aRequest(url: string, overrides: Partial<HttpRequest> = {}): HttpRequest {
  return {
    url,
    method: 'GET',
    headers: {},
    body: null,
    timeoutMs: 5_000,
    maxRedirects: 0,
    ...overrides,
  };
}

const get = (
  server: LocalServer,
  path: string,
  overrides: Partial<HttpRequest> = {},
  options: UndiciHttpPortOptions = {},
) =>
  portTo(`127.0.0.1:${server.port}`, options).send(
    aRequest(`${server.url}${path}`, overrides),
    never,
  );

describe('UndiciHttpPort.send', () => {
  it('sends method, headers and body, and answers with status, headers, cookies and text', async () => {
    const seen: unknown[] = [];
    const server = await serving((request, response) => {
      void buffer(request).then((body) => {
        seen.push([request.method, request.url, request.headers['x-key'], body.toString()]);
        response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2']);
        response.writeHead(201, { 'Content-Type': 'application/json', 'X-Many': ['1', '2'] });
        response.end('{"ok":true}');
      });
    });
    const answer = await get(server, '/calls?x=%20y', {
      method: 'POST',
      headers: { 'x-key': 'k' },
      body: 'hello',
    });
    expect(seen).toEqual([['POST', '/calls?x=%20y', 'k', 'hello']]);
    expect(answer).toMatchObject({
      status: 201,
      body: '{"ok":true}',
      cookies: ['a=1; Path=/', 'b=2'],
      headers: { 'content-type': 'application/json', 'x-many': '1, 2' },
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('keeps connections for later calls', async () => {
    const server = await serving((_request, response) => response.end('x'));
    const port = portTo(`127.0.0.1:${server.port}`);
    for (let call = 0; call < 20; call += 1) await port.send(aRequest(server.url), never);
    // undici frees a connection a moment after the answer's end, so the second call may open one.
    expect(server.connections.length).toBeLessThanOrEqual(2);
  });

  it('takes any status as an answer', async () => {
    const server = await serving((_request, response) => response.writeHead(503).end('busy'));
    await expect(get(server, '/')).resolves.toMatchObject({ status: 503, body: 'busy' });
  });

  it('reads an answer to HEAD, whatever length it announces', async () => {
    const server = await serving((_request, response) =>
      response.writeHead(200, { 'Content-Length': '99999999' }).end(),
    );
    await expect(get(server, '/', { method: 'HEAD' })).resolves.toMatchObject({ body: '' });
  });

  describe('unpacking', () => {
    const text = 'Привіт '.repeat(50);

    it.each([
      ['gzip', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['deflate', deflateRawSync(text)],
      ['br', brotliCompressSync(text)],
      ['deflate, gzip', gzipSync(deflateSync(text))],
      ['identity', Buffer.from(text)],
    ])('reads %s', async (encoding, packed) => {
      const server = await serving((_request, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(packed),
      );
      await expect(get(server, '/')).resolves.toMatchObject({ body: text });
    });

    it.each([
      ['gzip', Buffer.from('no gzip')],
      ['gzip', gzipSync(text).subarray(0, 30)],
      ['zstd', Buffer.from('x')],
    ])('refuses %s it cannot read', async (encoding, packed) => {
      const server = await serving((_request, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(packed),
      );
      await expect(get(server, '/')).rejects.toMatchObject({ code: 'http.invalid' });
    });

    it('stops a bomb of 1,000 to 1 without unpacking it (B-25)', async () => {
      const zeros = Readable.from(
        (function* () {
          for (let part = 0; part < 256; part += 1) yield Buffer.alloc(1024 * 1024);
        })(),
      );
      const bomb = await buffer(zeros.pipe(createGzip({ level: 9 })));
      const server = await serving((_request, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb),
      );
      const before = process.memoryUsage().arrayBuffers;
      await expect(get(server, '/')).rejects.toMatchObject({ code: 'http.too-large' });
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
    });
  });

  it.each([
    ['text/plain; charset=windows-1251', Buffer.from([0xcf, 0xf0]), 'Пр'],
    ['text/plain; charset="utf-16le"', Buffer.from([0x16, 0x04]), 'Ж'],
    ['text/plain; charset=nonsense', Buffer.from('é'), 'é'],
    ['application/json', Buffer.from([0x22, 0xff, 0x22]), '"\uFFFD"'],
  ])('decodes %s', async (contentType, bytes, body) => {
    const server = await serving((_request, response) =>
      response.writeHead(200, { 'Content-Type': contentType }).end(bytes),
    );
    await expect(get(server, '/')).resolves.toMatchObject({ body });
  });

  describe('size (B-25)', () => {
    const tenMegabytes = Buffer.alloc(10 * 1024 * 1024, 'x');

    it('does not read an answer that announces too much', async () => {
      const server = await serving((_request, response) =>
        response.writeHead(200, { 'Content-Length': tenMegabytes.length }).end(tenMegabytes),
      );
      await expect(get(server, '/')).rejects.toMatchObject({
        code: 'http.too-large',
        message: 'The answer is larger than 1024 KiB, the most we take.',
      });
    });

    it('breaks off one that does not announce it', async () => {
      let written = 0;
      const server = await serving((_request, response) => {
        const more = (): void => {
          while (!response.destroyed && written < 200) {
            written += 1;
            if (!response.write(Buffer.alloc(64 * 1024))) {
              response.once('drain', more);
              return;
            }
          }
        };
        more();
      });
      await expect(get(server, '/')).rejects.toMatchObject({ code: 'http.too-large' });
      expect(written).toBeLessThan(200);
    });

    it('takes exactly the limit', async () => {
      const server = await serving((_request, response) => response.end('x'.repeat(1024 * 1024)));
      const answer = await get(server, '/');
      expect(answer.body).toHaveLength(1024 * 1024);
    });
  });

  describe('time (B-25)', () => {
    it('gives up on a target that never answers', async () => {
      const server = await serving(() => undefined);
      const startedAt = Date.now();
      await expect(get(server, '/', { timeoutMs: 200 })).rejects.toMatchObject({
        code: 'http.timeout',
        message: `127.0.0.1:${server.port} did not answer within 200 ms.`,
      });
      expect(Date.now() - startedAt).toBeLessThan(4_000);
    });

    it('gives up on an answer that drips', async () => {
      const server = await serving((_request, response) => {
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      });
      await expect(get(server, '/', { timeoutMs: 300 })).rejects.toMatchObject({
        code: 'http.timeout',
      });
    });

    it('bounds redirects and all by one deadline', async () => {
      const server = await serving((_request, response) => {
        setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 80);
      });
      const sent = get(server, '/', { timeoutMs: 200, maxRedirects: 5 });
      await expect(sent).rejects.toMatchObject({ code: 'http.timeout' });
    });

    it('waits for headers as long as the call may take', async () => {
      const server = await serving((_request, response) => {
        setTimeout(() => response.end('late'), 11_500);
      });
      const sent = get(server, '/', { timeoutMs: 20_000 });
      await expect(sent).resolves.toMatchObject({ status: 200, body: 'late' });
    }, 20_000);

    it('stops when the caller does', async () => {
      const server = await serving(() => undefined);
      const caller = new AbortController();
      const sent = portTo(`127.0.0.1:${server.port}`).send(aRequest(server.url), caller.signal);
      setTimeout(() => caller.abort(), 50);
      await expect(sent).rejects.toMatchObject({ code: 'http.timeout' });
    });

    it('gives up on a call that still waits for a connection', async () => {
      const asked: string[] = [];
      const server = await serving((request) => void asked.push(request.url ?? ''));
      const port = portTo(`127.0.0.1:${server.port}`, { connections: 1 });
      const first = port.send(aRequest(`${server.url}/first`, { timeoutMs: 400 }), never);
      const second = port.send(aRequest(`${server.url}/second`, { timeoutMs: 100 }), never);
      await expect(second).rejects.toMatchObject({ code: 'http.timeout' });
      await expect(first).rejects.toMatchObject({ code: 'http.timeout' });
      // Its connection is free now, and nobody wants it any more.
      await expect(
        port.send(aRequest(`${server.url}/third`, { timeoutMs: 200 }), never),
      ).rejects.toMatchObject({ code: 'http.timeout' });
      expect(asked).toEqual(['/first', '/third']);
    });
  });

  describe('faults', () => {
    it.each([
      ['a greeting of another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 'http.invalid'],
      ['a status nobody knows', 'HTTP/1.1 abc OK\r\n\r\n', 'http.invalid'],
      [
        'a body shorter than announced',
        'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort',
        'http.reset',
      ],
      ['silence and a closed door', '', 'http.reset'],
    ])('names %s', async (_what, answer, code) => {
      const server = await tcpServer((socket) => {
        socket.once('data', () => socket.end(answer));
      });
      closing.push(server.close);
      await expect(get(server, '/')).rejects.toMatchObject({ code });
    });

    it('names headers without end', async () => {
      const server = await tcpServer((socket) => {
        socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`));
      });
      closing.push(server.close);
      await expect(get(server, '/')).rejects.toMatchObject({ code: 'http.invalid' });
    });

    it('names a port nobody listens on, as worth another try', async () => {
      const server = await httpServer(() => undefined);
      await server.close();
      const error: unknown = await get(server, '/').catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TransientFailure);
      expect(error).toMatchObject({ code: 'http.refused' });
    });

    it('names a name that is not there', async () => {
      const resolve: ResolveName = () =>
        Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
      const sent = portTo('', { resolve }).send(aRequest('http://nowhere.example/'), never);
      await expect(sent).rejects.toMatchObject({
        code: 'http.dns',
        message: 'The name nowhere.example cannot be resolved.',
      });
    });

    it('names a name without addresses', async () => {
      const resolve: ResolveName = () => Promise.resolve([]);
      const sent = portTo('', { resolve }).send(aRequest('http://nowhere.example/'), never);
      await expect(sent).rejects.toMatchObject({ code: 'http.dns' });
    });

    it('names a target that speaks no TLS, as not worth another try', async () => {
      const server = await serving((_request, response) => response.end());
      const port = portTo(`127.0.0.1:${server.port}`);
      const sent = port.send(aRequest(`https://127.0.0.1:${server.port}/`), never);
      const error: unknown = await sent.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(NodeFailure);
      expect(error).not.toBeInstanceOf(TransientFailure);
      expect(error).toMatchObject({ code: 'http.tls' });
    });

    it('says nothing to a target whose certificate nobody vouches for (B-27)', async () => {
      let requests = 0;
      const server = createHttpsServer(selfSigned('localhost'), (_request, response) => {
        requests += 1;
        response.end();
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      closing.push(async () => void server.close());
      const address = server.address();
      const at = typeof address === 'object' && address ? address.port : 0;
      const resolve: ResolveName = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      const sent = portTo('127.0.0.0/8', { resolve }).send(
        aRequest(`https://localhost:${at}/`, { headers: { authorization: 'secret' } }),
        never,
      );
      const error: unknown = await sent.catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'http.tls' });
      expect(error).not.toBeInstanceOf(TransientFailure);
      expect(requests).toBe(0);
    });

    it.each(['a\r\nx: y', 'a\0'])('sends no header like %j (B-26)', async (value) => {
      const server = await serving((_request, response) => response.end());
      const sent = get(server, '/', { headers: { 'x-key': value } });
      await expect(sent).rejects.toMatchObject({ code: 'http.invalid' });
      expect(server.connections).toHaveLength(0);
    });
  });

  describe('names', () => {
    it('connects to the address it checked and checks every new answer (B-21)', async () => {
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { Connection: 'close' }).end('x');
      }, '0.0.0.0');
      closing.push(server.close);
      const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1', '127.0.0.2'], ['127.0.0.1']];
      let asked = 0;
      const resolve: ResolveName = () =>
        Promise.resolve((answers[asked++] ?? []).map((address) => ({ address, family: 4 })));
      const port = portTo('127.0.0.1/32', { resolve });
      const request = aRequest(`http://flip.example:${server.port}/`);

      await expect(port.send(request, never)).resolves.toMatchObject({ status: 200 });
      await expect(port.send(request, never)).rejects.toMatchObject({ code: 'http.blocked' });
      await expect(port.send(request, never)).rejects.toMatchObject({ code: 'http.blocked' });
      await expect(port.send(request, never)).resolves.toMatchObject({ status: 200 });
      expect(asked).toBe(4);
      expect(server.connections).toEqual(['127.0.0.1', '127.0.0.1']);
    });

    it('checks whom the socket reached before it says a word (B-21)', async () => {
      /** Lets the resolver's answer pass and then finds the peer to be another. */
      class LateGuard extends AddressGuard {
        checks = 0;
        override checkAddresses(url: URL, addresses: readonly string[]): void {
          this.checks += 1;
          super.checkAddresses(url, this.checks === 1 ? [] : addresses);
        }
      }
      let requests = 0;
      const server = await serving((_request, response) => {
        requests += 1;
        response.end();
      });
      const guard = new LateGuard();
      const resolve: ResolveName = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      const sent = portTo('', { guard, resolve }).send(
        aRequest(`http://late.example:${server.port}/`),
        never,
      );
      await expect(sent).rejects.toMatchObject({ code: 'http.blocked' });
      expect(guard.checks).toBe(2);
      expect(requests).toBe(0);
    });

    it('opens with host:port that port and no other', async () => {
      const open = await serving((_request, response) => response.end('open'));
      const shut = await serving((_request, response) => response.end('shut'));
      const port = portTo(`127.0.0.1:${open.port}`);
      await expect(port.send(aRequest(open.url), never)).resolves.toMatchObject({ body: 'open' });
      await expect(port.send(aRequest(shut.url), never)).rejects.toMatchObject({
        code: 'http.blocked',
      });
      expect(shut.connections).toEqual([]);
    });
  });

  describe('redirects', () => {
    const redirecting = (to: string | (() => string), status = 302) =>
      serving((request, response) => {
        if (request.url === '/end') {
          void buffer(request).then((body) =>
            response.end(
              JSON.stringify({
                method: request.method,
                headers: request.headers,
                body: body.toString(),
              }),
            ),
          );
          return;
        }
        request.resume();
        response.writeHead(status, { Location: typeof to === 'string' ? to : to() }).end('moved');
      });

    it('are a status like any other when none may be followed (decision 37)', async () => {
      const server = await redirecting('/end');
      await expect(get(server, '/')).resolves.toMatchObject({
        status: 302,
        headers: { location: '/end' },
      });
    });

    it.each([
      [301, 'POST', 'GET', ''],
      [302, 'POST', 'GET', ''],
      [302, 'PUT', 'PUT', 'data'],
      [303, 'PUT', 'GET', ''],
      [307, 'POST', 'POST', 'data'],
      [308, 'POST', 'POST', 'data'],
    ])('with %i turn %s into %s', async (status, method, then, body) => {
      const server = await redirecting('/end', status);
      const answer = await get(server, '/', {
        method,
        body: 'data',
        headers: { 'content-type': 'text/plain' },
        maxRedirects: 1,
      });
      const seen = JSON.parse(answer.body) as { method: string; body: string; headers: object };
      expect(seen).toMatchObject({ method: then, body });
      expect('content-type' in seen.headers).toBe(body !== '');
    });

    it('are followed so many times and no further', async () => {
      const server = await redirecting('/again');
      const error: unknown = await get(server, '/', { maxRedirects: 5 }).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'http.redirects' });
    });

    it.each([
      ['short', 1],
      ['without end', Number.POSITIVE_INFINITY],
    ])('are followed although the answer that leads on is %s', async (_what, most) => {
      let written = 0;
      const server = await serving((request, response) => {
        if (request.url === '/end') return void response.end('there');
        response.writeHead(302, { location: '/end' });
        const more = (): void => {
          if (response.destroyed || written >= most) return void response.end();
          written += 1;
          response.write('x'.repeat(16_384), () => setImmediate(more));
        };
        more();
      });
      const answer = await get(server, '/', { maxRedirects: 1 });
      expect(answer).toMatchObject({ status: 200, body: 'there' });
      expect(written).toBeLessThan(2_000);
    });

    it('say which address set which cookies, and send each what is meant for it', async () => {
      const seen: unknown[] = [];
      const server = await serving((request, response) => {
        request.resume();
        seen.push(request.headers.cookie);
        const isEnd = request.url === '/end';
        response.setHeader('Set-Cookie', isEnd ? 'b=2' : ['a=1', 'c=3; Path=/']);
        response.writeHead(isEnd ? 200 : 302, isEnd ? {} : { Location: '/end' }).end();
      });
      const cookies = new SeenCookies();
      const headers = { cookie: 'own=1' };
      const answer = await get(server, '/', { maxRedirects: 1, headers, cookies });
      expect(answer.cookies).toEqual(['b=2']);
      expect(cookies.kept).toEqual([
        [`${server.url}/`, ['a=1', 'c=3; Path=/']],
        [`${server.url}/end`, ['b=2']],
      ]);
      expect(seen).toEqual(['own=1; for=/', 'own=1; for=/end']);
    });

    it('tell of cookies also where they lead to a failure', async () => {
      const server = await serving((request, response) => {
        request.resume();
        if (request.url === '/end') return void response.destroy();
        const Location = request.url === '/reset' ? '/end' : '/again';
        response.writeHead(302, { Location, 'Set-Cookie': `at=${request.url}` }).end();
      });
      const cookies = new SeenCookies();
      const rejected = (path: string) =>
        get(server, path, { maxRedirects: 1, cookies }).catch((error: unknown) => error);
      expect(await rejected('/loop')).toMatchObject({ code: 'http.redirects' });
      expect(await rejected('/reset')).toMatchObject({ code: 'http.reset' });
      expect(cookies.kept).toEqual([
        [`${server.url}/loop`, ['at=/loop']],
        [`${server.url}/again`, ['at=/again']],
        [`${server.url}/reset`, ['at=/reset']],
      ]);
    });

    it('carry no cookie of the author to another origin, only those meant for it', async () => {
      const other = await redirecting('/end');
      const server = await redirecting(() => `${other.url}/end`);
      const port = portTo(`127.0.0.1:${server.port}, 127.0.0.1:${other.port}`);
      const cookies = new SeenCookies();
      const request = { headers: { cookie: 'own=1' }, maxRedirects: 1, cookies };
      const { body } = await port.send(aRequest(server.url, request), never);
      expect(JSON.parse(body)).toMatchObject({ headers: { cookie: 'for=/end' } });
    });

    it('keep credentials at home and drop them elsewhere', async () => {
      const other = await redirecting('/end');
      const server = await redirecting(() => `${other.url}/end`);
      const port = portTo(`127.0.0.1:${server.port}, 127.0.0.1:${other.port}`);
      const headers = { authorization: 'secret', cookie: 'c', 'x-api-key': 'k', accept: 'a/b' };
      const away = await port.send(aRequest(server.url, { headers, maxRedirects: 1 }), never);
      const awayHeaders = (JSON.parse(away.body) as { headers: object }).headers;
      expect(awayHeaders).toMatchObject({ accept: 'a/b' });
      for (const name of ['authorization', 'cookie', 'x-api-key']) {
        expect(awayHeaders).not.toHaveProperty(name);
      }
      const home = await port.send(aRequest(other.url, { headers, maxRedirects: 1 }), never);
      expect((JSON.parse(home.body) as { headers: object }).headers).toMatchObject({
        authorization: 'secret',
        'x-api-key': 'k',
      });
    });

    it.each([
      ['http://127.0.0.1:PORT/', 'http.blocked'],
      ['http://localhost:PORT/', 'http.blocked'],
      ['//[::ffff:127.0.0.1]:PORT/', 'http.blocked'],
      ['http://user:pass@127.0.0.1:PORT/', 'http.invalid'],
      ['file:///etc/passwd', 'http.invalid'],
      ['http://', 'http.invalid'],
    ])('never reach %s', async (location, code) => {
      const canary = await serving((_request, response) => response.end('reached'));
      const server = await redirecting(location.replace('PORT', String(canary.port)));
      await expect(get(server, '/', { maxRedirects: 5 })).rejects.toMatchObject({ code });
      expect(canary.connections).toEqual([]);
    });
  });
});
