import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request, type Server } from 'node:http';
import { once } from 'node:events';
import { createEchoServer } from './echo-server.mjs';

describe('createEchoServer', () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createEchoServer({ now: () => new Date('2026-01-02T03:04:05Z') });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });

  const post = (path: string, body: string, type = 'application/json') =>
    fetch(url + path, { method: 'POST', body, headers: { 'content-type': type } });

  it('answers with what it received', async () => {
    const answer = await post('/calls/7?x=1', '{"number":"+380"}');
    expect(await answer.json()).toMatchObject({
      method: 'POST',
      path: '/calls/7?x=1',
      headers: { 'content-type': 'application/json' },
      body: { number: '+380' },
      receivedAt: '2026-01-02T03:04:05.000Z',
    });
  });

  it('keeps a body that is no JSON as text', async () => {
    expect(await (await post('/', 'a=1', 'text/plain')).json()).toMatchObject({ body: 'a=1' });
    expect(await (await post('/', '{"a":')).json()).toMatchObject({ body: '{"a":' });
  });

  it('lists the last hundred requests, newest first', async () => {
    for (let index = 0; index < 102; index += 1) await post(`/${index}`, '{}');
    const answer = await fetch(`${url}/_received`);
    const { items } = (await answer.json()) as { items: { path: string }[] };
    expect(items).toHaveLength(100);
    expect(items[0]?.path).toBe('/101');
    expect(items[99]?.path).toBe('/2');
  });

  it('refuses a body above 1 MiB', async () => {
    expect((await post('/', 'x'.repeat(1024 * 1024 + 1), 'text/plain')).status).toBe(413);
  });

  it('answers under a loopback name only', async () => {
    const asked = request(url, { headers: { host: 'attacker.example' } }).end();
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(421);
    answer.resume();
  });
});
