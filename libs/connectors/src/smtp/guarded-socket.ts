import { connect, isIP, type Socket } from 'node:net';
import type { AddressGuard } from '../address-guard/address-guard';
import type { ResolveName } from '../http/guarded-connector';

export interface GuardedSocketOptions {
  readonly host: string;
  readonly port: number;
  readonly guard: AddressGuard;
  readonly resolve: ResolveName;
  /** Resolving and connecting together. */
  readonly timeoutMs: number;
}

/**
 * A connected socket that passed the guard (B-21): the name is resolved here, every address is
 * checked, the socket goes to a checked one and its peer is checked once more. The addresses are
 * tried in their order: a name may have some this host has no way to.
 *
 * Throws `NodeFailure` (`http.blocked`), or a system error with a DNS or socket code.
 */
export async function openGuardedSocket(options: GuardedSocketOptions): Promise<Socket> {
  const { guard, port } = options;
  const host = options.host.replace(/^\[|\]$/g, '');
  const named = isIP(host) === 6 ? `[${host}]` : host;
  const deadline = Date.now() + options.timeoutMs;
  const addresses = await withDeadline(addressesOf(host, options.resolve), options.timeoutMs);
  guard.checkTarget(named, port, addresses);
  const socket = await connectedToAny(addresses, host, port, deadline);
  try {
    guard.checkTarget(named, port, [socket.remoteAddress ?? '']);
    return socket;
  } catch (refusal) {
    socket.destroy();
    throw refusal;
  }
}

async function addressesOf(host: string, resolve: ResolveName): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  return (await resolve(host)).map(({ address }) => address);
}

async function connectedToAny(
  addresses: readonly string[],
  host: string,
  port: number,
  deadline: number,
): Promise<Socket> {
  let failure: unknown = systemError('ENOTFOUND', `no address for ${host}`);
  for (const [index, address] of addresses.entries()) {
    // What is left is shared, so that one that swallows everything leaves time for the next.
    const shareMs = (deadline - Date.now()) / (addresses.length - index);
    try {
      return await connected(address, port, Math.max(1, shareMs));
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function connected(address: string, port: number, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(systemError('ETIMEDOUT', 'the connection was not made in time'));
    }, timeoutMs);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      // Whoever takes it over listens himself; until then an error must not end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function withDeadline<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(systemError('ETIMEDOUT', 'the name was not resolved in time'));
    const timer = setTimeout(fail, timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
