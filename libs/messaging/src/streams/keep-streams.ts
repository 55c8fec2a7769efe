import type { NatsConnection } from '@nats-io/transport-node';
import { connectionStateOf } from '../connection/connection-state';
import { applyStreams } from './apply-streams';
import type { StreamSettings } from './stream-settings';

const retryMs = 2_000;

/**
 * Applies the streams now, and again after every reconnect: a server may come back without its
 * store. A failure after a reconnect is told and tried again; the first one is thrown.
 */
export async function keepStreams(
  connection: NatsConnection,
  settings: StreamSettings,
  onError: (error: unknown) => void,
): Promise<void> {
  await applyStreams(connection, settings);
  let life = 0;
  const applyAgain = async (): Promise<void> => {
    life += 1;
    const mine = life;
    // A later reconnect has its own round.
    while (mine === life && !connection.isClosed()) {
      try {
        await applyStreams(connection, settings);
        return;
      } catch (error) {
        if (connection.isClosed()) return;
        onError(error);
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
  };
  connectionStateOf(connection).onReconnect(() => void applyAgain());
}
