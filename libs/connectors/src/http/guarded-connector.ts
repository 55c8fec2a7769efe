import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isNativeError } from 'node:util/types';
import { buildConnector } from 'undici';
import type { AddressGuard } from '../address-guard/address-guard';

/** Addresses of a name; throws with a DNS code when there are none. */
export type ResolveName = (
  name: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** As the system resolves: hosts file, then DNS. */
export const systemResolver: ResolveName = (name) => lookup(name, { all: true });

const connectTimeoutMs = 5_000;

/**
 * Connects to one origin and to nothing the guard refuses (B-21): a name is resolved here, every
 * address is checked, and only checked addresses reach the socket, so an answer that changes
 * afterwards changes nothing. The socket's peer is checked once more.
 */
export function guardedConnector(
  origin: URL,
  guard: AddressGuard,
  resolve: ResolveName,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    lookup: guardedLookup(origin, guard, resolve),
    rejectUnauthorized: true,
    allowH2: false,
  });
  return (options, callback) => {
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error !== null || socket === null) {
        callback(...result);
        return;
      }
      try {
        guard.checkAddresses(origin, [socket.remoteAddress ?? '']);
        callback(null, socket);
      } catch (refusal) {
        socket.destroy();
        callback(asError(refusal), null);
      }
    });
  };
}

function guardedLookup(origin: URL, guard: AddressGuard, resolve: ResolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname)
      .then((found) => {
        guard.checkAddresses(
          origin,
          found.map(({ address }) => address),
        );
        return found;
      })
      .then(
        (found) => {
          const [first] = found;
          if (!first) callback(noAddress(hostname), '');
          else if (options.all) callback(null, [...found]);
          else callback(null, first.address, first.family);
        },
        (error: unknown) => callback(asError(error), ''),
      );
  };
}

function noAddress(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
}

function asError(error: unknown): Error {
  return isNativeError(error) ? error : new Error(String(error));
}
