import { UnavailableError } from '@hookline/engine';
import { connect, createInbox, type NatsConnection } from '@nats-io/transport-node';
import { connectionStateOf } from './connection-state';

export interface NatsSettings {
  /** `nats://user:password@host:port`; several servers of a cluster with commas between. */
  readonly url: string;
  /** Shown in the server's monitoring: `api`, `worker-1`. */
  readonly name: string;
  /** Where answers arrive; users with few rights may only listen below theirs (B-51). */
  readonly inboxPrefix?: string;
}

/** How long a start waits for the server. */
const firstConnectMs = 30_000;
const retryEveryMs = 250;

const inboxPrefixes = new WeakMap<NatsConnection, string>();

/**
 * Connects to NATS and stays connected: the client reconnects for ever. The first connection is
 * tried for 30 s, so that a process may start before its server.
 * @throws UnavailableError `nats.unavailable` when there is none by then
 */
export async function connectNats(settings: NatsSettings): Promise<NatsConnection> {
  const { servers, user, pass } = readUrl(settings.url);
  const deadline = Date.now() + firstConnectMs;
  for (;;) {
    try {
      const connection = await connect({
        servers,
        name: settings.name,
        ...(user === undefined ? {} : { user, pass }),
        ...(settings.inboxPrefix === undefined ? {} : { inboxPrefix: settings.inboxPrefix }),
        timeout: 5_000,
        maxReconnectAttempts: -1,
        reconnectTimeWait: retryEveryMs,
        reconnectJitter: 100,
        // A server that restarts with other users must not end the process's connection for good.
        ignoreAuthErrorAbort: true,
        pingInterval: 10_000,
        maxPingOut: 2,
        // Traces cost an Error object per request and only repeat where publish was called.
        noAsyncTraces: true,
      });
      if (settings.inboxPrefix !== undefined) {
        inboxPrefixes.set(connection, settings.inboxPrefix);
      }
      connectionStateOf(connection);
      return connection;
    } catch (cause) {
      if (Date.now() + retryEveryMs > deadline) {
        throw new UnavailableError(
          'nats.unavailable',
          `no connection to NATS within ${firstConnectMs / 1000} s: ${reasonOf(cause)}`,
          { cause },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, retryEveryMs));
    }
  }
}

/** A new subject for answers on a connection, below the prefix its user may listen to. */
export function newInbox(connection: NatsConnection): string {
  return createInbox(inboxPrefixes.get(connection));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// The client takes credentials as options only, not inside the address.
function readUrl(url: string): { servers: string[]; user?: string; pass?: string } {
  const addresses = url.split(',').map((one) => new URL(one.trim()));
  const [first] = addresses;
  const user = decodeURIComponent(first?.username ?? '');
  return {
    servers: addresses.map((one) => `${one.hostname}:${one.port || '4222'}`),
    ...(user === '' ? {} : { user, pass: decodeURIComponent(first?.password ?? '') }),
  };
}
