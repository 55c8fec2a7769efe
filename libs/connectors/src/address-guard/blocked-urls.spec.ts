// Criterion of B-22: a listener that would see a connection sees none, whatever the spelling.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NodeFailure } from '@hookline/engine';
import { httpServer, type LocalServer } from '../http/local-server.fixture';
import { AddressGuard } from './address-guard';
import { parseAllowList } from './target-list';
import { UndiciHttpPort } from '../http/undici-http-port';

/** What names resolve to in this spec; the first address may be one that is fine. */
const zone: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'app.localhost': ['127.0.0.1'],
  'localhost.localdomain': ['127.0.0.1'],
  'ip6-localhost': ['::1'],
  'rebind.example': ['127.0.0.1'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'mixed6.example': ['2606:2800:220:1::1', '::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'compatible.example': ['::127.0.0.1'],
  'translated.example': ['::ffff:0:127.0.0.1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'zero.example': ['0.0.0.0'],
  'any6.example': ['::'],
  'lan.example': ['192.168.1.10'],
  'lan.example.': ['192.168.1.10'],
  'cgnat.example': ['100.64.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'link.example': ['fe80::1'],
  'odd.example': ['not an address'],
};

/** Each is a URL in which PORT becomes the port of the listener. */
const urls: readonly string[] = [
  // loopback, every spelling of IPv4
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.0.0.1.',
    '2130706433',
    '2130706433.',
    '017700000001',
    '0x7f000001',
    '0x7F000001',
    '0x7f.1',
    '0x7f.0x0.0x0.0x1',
    '0177.0.0.1',
    '0177.0.0.01',
    '0177.1',
    '127.000.000.001',
    '127.0.0.0x1',
    '127.0x0.1',
    '127.0.0.2',
    '127.255.255.254',
    '%31%32%37.0.0.1',
    '127%2e0%2e0%2e1',
    '１２７.０.０.１',
    '127。0。0。1',
    '①②⑦.⓪.⓪.①',
    '0',
    '00',
    '0x0',
    '0.0.0.0',
    '0.1',
    '0.0.0.1',
    '0.255.255.255',
  ].map((host) => `http://${host}:PORT/`),
  // loopback and its disguises in IPv6
  ...[
    '::1',
    '0:0:0:0:0:0:0:1',
    '0000:0000:0000:0000:0000:0000:0000:0001',
    '::0001',
    '::',
    '0::0',
    '::ffff:127.0.0.1',
    '::FFFF:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:127.0.0.1',
    '0:0:0:0:0:ffff:7f00:0001',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:0:127.0.0.1',
    '::ffff:0:7f00:1',
    '::ffff:0.0.0.0',
    '64:ff9b::7f00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2002:7f00:1::1',
    '2001:0:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    '100::1',
    'fc00::1',
    'fd12:3456:789a::1',
    'fe80::1',
    'febf::1',
    'fec0::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:192.168.0.1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    'fd00:ec2::254',
    'fd20:ce::254',
  ].map((host) => `http://[${host}]:PORT/`),
  // private and reserved IPv4, first and last of each
  ...[
    '10.0.0.0',
    '10.255.255.255',
    '100.64.0.0',
    '100.127.255.255',
    '169.254.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '2852039166',
    '0xa9fea9fe',
    '100.100.100.200',
    '168.63.129.16',
    '172.16.0.0',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.0',
    '192.168.255.255',
    '192.168.257',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '4294967295',
  ].map((host) => `http://${host}:PORT/`),
  // names
  ...Object.keys(zone).map((host) => `http://${host}:PORT/`),
  'http://LOCALHOST:PORT/',
  'http://LocalHost.:PORT/',
  'http://ⓛocalhost:PORT/',
  // spellings of the whole address
  'http://user@127.0.0.1:PORT/',
  'http://user:secret@127.0.0.1:PORT/',
  'http://93.184.216.34@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT@93.184.216.34/',
  'http://user:secret@93.184.216.34/',
  'http://127.0.0.1:PORT\\@93.184.216.34/',
  'http://127.0.0.1:PORT#@93.184.216.34/',
  'http://127.0.0.1:PORT?@93.184.216.34/',
  'http:127.0.0.1:PORT/',
  'http:/127.0.0.1:PORT/',
  'http:\\\\127.0.0.1:PORT/',
  'HTTP://127.0.0.1:PORT/',
  ' http://127.0.0.1:PORT/ ',
  'http://127.0.\n0.1:PORT/',
  'http://127.0.\t0.1:PORT/',
  'https://127.0.0.1:PORT/',
  'https://localhost:PORT/',
  '//127.0.0.1:PORT/',
  '127.0.0.1:PORT',
  'ftp://127.0.0.1:PORT/',
  'ws://127.0.0.1:PORT/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/_x',
  'data:text/plain,x',
  'javascript:1',
  'http://',
  '',
];

describe('UndiciHttpPort without an allow-list', () => {
  let canary: LocalServer;
  let port: UndiciHttpPort;

  beforeAll(async () => {
    canary = await httpServer((_request, response) => response.end('reached'), '0.0.0.0');
    port = new UndiciHttpPort({
      resolve: (name) =>
        Promise.resolve((zone[name] ?? []).map((address) => ({ address, family: 4 }))),
    });
  });

  afterAll(async () => {
    await port.close();
    await canary.close();
  });

  it('is tried with at least 120 spellings', () => {
    expect(new Set(urls).size).toBeGreaterThanOrEqual(120);
  });

  it.each(urls)('refuses %j', async (url) => {
    const sent = port.send(
      {
        url: url.replaceAll('PORT', String(canary.port)),
        method: 'GET',
        headers: {},
        body: null,
        timeoutMs: 2_000,
        maxRedirects: 0,
      },
      new AbortController().signal,
    );
    const error: unknown = await sent.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NodeFailure);
    expect(['http.blocked', 'http.invalid']).toContain((error as NodeFailure).code);
    expect(canary.connections).toEqual([]);
  });
});

describe('UndiciHttpPort, told another address at every question', () => {
  it('reaches the one that is allowed and never the canary, 120 times (B-22)', async () => {
    const allowed = await httpServer((_request, response) => response.end('fine'));
    // The same port on another address of this host: only the address tells them apart.
    const canary = await httpServer((_request, response) => response.end('reached'), {
      host: '127.0.0.2',
      port: allowed.port,
    });
    const answers = [
      ['127.0.0.1'],
      ['127.0.0.2'],
      ['127.0.0.1', '127.0.0.2'],
      ['127.0.0.2', '127.0.0.1'],
      ['::ffff:127.0.0.2'],
      ['127.0.0.1'],
    ];
    let asked = 0;
    const port = new UndiciHttpPort({
      guard: new AddressGuard({ allow: parseAllowList('127.0.0.1/32') }),
      resolve: () =>
        Promise.resolve(
          (answers[asked++ % answers.length] ?? []).map((address) => ({ address, family: 4 })),
        ),
    });
    const endings: string[] = [];
    for (let time = 0; time < 120; time += 1) {
      const sent = port.send(
        {
          url: `http://flip${time}.example:${allowed.port}/`,
          method: 'GET',
          headers: {},
          body: null,
          timeoutMs: 2_000,
          maxRedirects: 0,
        },
        new AbortController().signal,
      );
      endings.push(await sent.then(({ body }) => body).catch(({ code }: NodeFailure) => code));
    }
    expect(new Set(endings)).toEqual(new Set(['fine', 'http.blocked']));
    expect(endings.filter((one) => one === 'http.blocked').length).toBeGreaterThan(50);
    expect(canary.connections).toEqual([]);
    await port.close();
    await allowed.close();
    await canary.close();
  });
});
