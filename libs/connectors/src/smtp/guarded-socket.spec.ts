import { afterEach, describe, expect, it } from '@jest/globals';
import { AddressGuard } from '../address-guard/address-guard';
import { parseAllowList } from '../address-guard/target-list';
import { tcpServer } from '../http/local-server.fixture';
import { openGuardedSocket } from './guarded-socket';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const open = (port: number, addresses: readonly string[]) =>
  openGuardedSocket({
    host: 'mail.example',
    port,
    guard: new AddressGuard({ allow: parseAllowList('mail.example') }),
    resolve: async () => addresses.map((address) => ({ address, family: 4 })),
    timeoutMs: 2_000,
  });

describe('openGuardedSocket', () => {
  it('goes on to the next address of a name when one cannot be reached', async () => {
    const server = await tcpServer(() => undefined);
    closing.push(server.close);
    // Nobody listens on the first two: a name may have addresses this host has no way to.
    const socket = await open(server.port, ['127.0.0.2', '::1', '127.0.0.1']);
    expect(socket.remoteAddress).toBe('127.0.0.1');
    socket.destroy();
  });

  it('says what the last one said when none can be reached', async () => {
    const server = await tcpServer(() => undefined);
    await server.close();
    await expect(open(server.port, ['127.0.0.2', '127.0.0.1'])).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('connects to none of them when one is blocked', async () => {
    const server = await tcpServer(() => undefined);
    closing.push(server.close);
    await expect(open(server.port, ['127.0.0.1', '169.254.169.254'])).rejects.toMatchObject({
      code: 'http.blocked',
    });
  });
});
