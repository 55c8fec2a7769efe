// Cookies on the way of a redirect, with the real node and the real port: only the names are ours.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { FlowGraph } from '@hookline/contracts';
import { AddressGuard, parseAllowList, UndiciHttpPort } from '@hookline/connectors';
import { executeRun } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { aRun, FakeClock, fakePorts, MemoryRunJournal } from '@hookline/testing';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** One server behind every name; answers its port and the cookies each address was sent. */
async function serving(answer: (at: string, response: ServerResponse) => void) {
  const seen: [at: string, cookie: string | undefined][] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const at = `${request.headers.host?.split(':')[0]}${request.url}`;
    seen.push([at, request.headers.cookie]);
    request.resume();
    answer(at, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, seen };
}

/** start → n0 → n1 …, whatever each answers; every request keeps cookies and follows two redirects. */
async function run(urls: readonly string[], port: number) {
  const graph = FlowGraph.parse({
    nodes: [
      { id: 'start', type: 'start' },
      ...urls.map((url, index) => ({
        id: `n${index}`,
        type: 'http-request',
        params: { url, method: 'GET', keepCookies: true, maxRedirects: 2 },
      })),
    ],
    edges: [
      { id: 's', from: 'start', outlet: 'next', to: 'n0' },
      ...urls.slice(1).flatMap((_url, index) =>
        ['success', 'failure'].map((outlet) => ({
          id: `${outlet}${index}`,
          from: `n${index}`,
          outlet,
          to: `n${index + 1}`,
        })),
      ),
    ],
  });
  const http = new UndiciHttpPort({
    guard: new AddressGuard({ allow: parseAllowList(`a.test:${port},b.test:${port}`) }),
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  closing.push(() => http.close());
  await executeRun({ runId: 'r1', domainId: '1', fence: 1 }, aRun({ graph, nodeTypeOf }), null, {
    journal: new MemoryRunJournal(),
    ports: fakePorts({ http }),
    clock: new FakeClock(),
    random: () => 0.5,
    stopping: new AbortController().signal,
  });
}

describe('cookies of a redirected request', () => {
  it('sign in at the next address, and go to no other site', async () => {
    const { port, seen } = await serving((at, response) => {
      const site = `http://${at.split('/')[0]}:${port}`;
      if (at === 'a.test/login') {
        const cookies = ['sid=1; Path=/', 'b=stolen; Domain=b.test; Path=/'];
        response.writeHead(302, { Location: `${site}/home`, 'Set-Cookie': cookies }).end();
      } else if (at === 'a.test/home') {
        const Location = `http://b.test:${port}/sso`;
        response.writeHead(302, { Location, 'Set-Cookie': 'seen=1; Path=/home' }).end();
      } else response.writeHead(200, { 'Set-Cookie': 'sso=1; Path=/' }).end();
    });
    await run([`http://a.test:${port}/login`, `http://b.test:${port}/x`], port);
    expect(seen).toEqual([
      ['a.test/login', undefined],
      ['a.test/home', 'sid=1'],
      ['b.test/sso', undefined],
      ['b.test/x', 'sso=1'],
    ]);
  });

  it.each([
    ['an error', 500],
    ['redirects without end', 302],
  ])('are kept when it ends in %s', async (_end, status) => {
    const { port, seen } = await serving((at, response) => {
      const isOver = at === 'a.test/3';
      const count = Number(at.split('/')[1]) + 1;
      const headers = { Location: `/${count}`, 'Set-Cookie': `c${count}=1; Path=/` };
      response.writeHead(isOver ? status : at === 'a.test/x' ? 200 : 302, headers).end();
    });
    await run([`http://a.test:${port}/1`, `http://a.test:${port}/x`], port);
    expect(seen).toEqual([
      ['a.test/1', undefined],
      ['a.test/2', 'c2=1'],
      ['a.test/3', 'c2=1; c3=1'],
      ['a.test/x', 'c2=1; c3=1; c4=1'],
    ]);
  });
});
