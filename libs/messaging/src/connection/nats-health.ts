import type { NatsConnection } from '@nats-io/transport-node';
import { connectionStateOf } from './connection-state';

export interface NatsHealth {
  readonly connected: boolean;
  /** Milliseconds of a round trip; null when there is no answer within a second. */
  readonly rttMs: number | null;
}

const answerWithinMs = 1_000;

/** How the connection is, for readiness checks. Never throws and answers within a second. */
export async function natsHealth(connection: NatsConnection): Promise<NatsHealth> {
  if (connection.isClosed() || !connectionStateOf(connection).connected) {
    return { connected: false, rttMs: null };
  }
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answerWithinMs);
  });
  const rttMs = await Promise.race([connection.rtt().catch(() => null), silence]);
  clearTimeout(timer);
  return { connected: rttMs !== null, rttMs };
}
