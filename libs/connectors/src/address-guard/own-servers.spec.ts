import { describe, expect, it } from '@jest/globals';
import { AddressGuard } from './address-guard';
import { OwnServers } from './own-servers';
import { passesGuard } from './passes-guard.fixture';
import { parseAllowList } from './target-list';

type Zone = Record<string, readonly string[]>;

/** Servers whose names resolve as the zone says; what is not in it does not resolve. */
function serversAt(urls: readonly string[], zone: Zone = {}): OwnServers {
  return new OwnServers(urls, {
    resolve: (name) => {
      const addresses = zone[name];
      return addresses
        ? Promise.resolve(addresses.map((address) => ({ address, family: 4 })))
        : Promise.reject(new Error(`ENOTFOUND ${name}`));
    },
    addressesOfThisMachine: () => ['192.168.7.7', 'fe80::7'],
  });
}

/** Whether everything but our own servers being open, a host resolved so can be reached. */
function reaches(own: OwnServers, url: string, resolved: readonly string[] = []): boolean {
  const allow = parseAllowList('0.0.0.0/0,::/0');
  const guard = new AddressGuard({ allow, neverReach: own });
  return passesGuard(guard, url, resolved);
}

describe('OwnServers', () => {
  const database = 'postgres://me:a,b@db.internal:5432/hookline';

  it.each([
    ['http://10.0.0.5:5432/', [], false],
    ['http://[::ffff:10.0.0.5]:5432/', [], false],
    ['http://[64:ff9b::a00:5]:5432/', [], false],
    ['http://[2002:a00:5::1]:5432/', [], false],
    ['http://alias.example:5432/', ['10.0.0.5'], false],
    ['http://mixed.example:5432/', ['93.184.216.34', '10.0.0.6'], false],
    ['http://db.internal:5432/', ['10.9.9.9'], false],
    ['http://DB.internal.:5432/', ['10.9.9.9'], false],
    ['http://10.0.0.5:5433/', [], true],
    ['http://10.0.0.7:5432/', [], true],
  ])('is known by its addresses: %s resolved to %j: %s (B-22)', async (url, resolved, expected) => {
    const own = serversAt([database], { 'db.internal': ['10.0.0.5', '10.0.0.6'] });
    await own.resolve();
    expect(reaches(own, url, resolved)).toBe(expected);
  });

  it.each([
    ['postgres://db.internal/x', 5432],
    ['postgres://other/x?host=db.internal&port=6000', 6000],
    ['nats://a.internal:1,tls://u:p@db.internal', 4222],
    ['http://db.internal', 80],
  ])('finds host and port in %s', async (url, port) => {
    const own = serversAt([url], { 'db.internal': ['10.0.0.5'], other: ['10.0.0.5'] });
    await own.resolve();
    expect(reaches(own, `http://10.0.0.5:${port}/`)).toBe(false);
    expect(reaches(own, 'http://10.0.0.5:7/')).toBe(true);
  });

  it('has no address when it is reached by a socket file', async () => {
    const own = serversAt(['postgres:///x?host=/run/postgresql']);
    await own.resolve();
    expect(reaches(own, 'http://10.0.0.5:5432/')).toBe(true);
  });

  it.each(['nats://localhost:4222', 'nats://192.168.7.7:4222', 'nats://[::]:4222'])(
    'on this machine is closed on every address of it: %s',
    async (url) => {
      const own = serversAt([url], { localhost: ['127.0.0.1'] });
      await own.resolve();
      const hosts = ['127.0.0.1', '127.9.9.9', '[::1]', '0.0.0.0', '[::]', '192.168.7.7'];
      for (const host of hosts) expect(reaches(own, `http://${host}:4222/`)).toBe(false);
      expect(reaches(own, 'http://192.168.7.8:4222/')).toBe(true);
      expect(reaches(own, 'http://127.0.0.1:4223/')).toBe(true);
    },
  );

  it('is closed before anything was resolved when an address names it', () => {
    const own = serversAt(['postgres://10.0.0.5:5432/x']);
    expect(reaches(own, 'http://10.0.0.5:5432/')).toBe(false);
  });

  it('keeps what it knew while a name does not resolve, and says when something is new', async () => {
    const zone: Zone = {};
    const own = serversAt([database], zone);
    await expect(own.resolve()).resolves.toBe(false);
    expect(reaches(own, 'http://db.internal:5432/', ['10.0.0.5'])).toBe(false);

    zone['db.internal'] = ['10.0.0.5'];
    await expect(own.resolve()).resolves.toBe(true);
    await expect(own.resolve()).resolves.toBe(false);

    delete zone['db.internal'];
    await expect(own.resolve()).resolves.toBe(false);
    expect(reaches(own, 'http://10.0.0.5:5432/')).toBe(false);
  });

  it('knows the addresses of before and after a move', async () => {
    const zone: Zone = { 'db.internal': ['10.0.0.5'] };
    const own = serversAt([database], zone);
    await own.resolve();
    zone['db.internal'] = ['10.0.0.6'];
    await expect(own.resolve()).resolves.toBe(true);
    expect(reaches(own, 'http://10.0.0.5:5432/')).toBe(false);
    expect(reaches(own, 'http://10.0.0.6:5432/')).toBe(false);
  });

  it('waits for a resolver that does not answer no longer than it was told', async () => {
    const own = new OwnServers([database], {
      resolve: () => new Promise(() => undefined),
      timeoutMs: 10,
    });
    await expect(own.resolve()).resolves.toBe(false);
  });
});
