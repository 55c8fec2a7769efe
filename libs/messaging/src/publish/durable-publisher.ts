import { UnavailableError } from '@hookline/engine';
import {
  jetstream,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamPublishOptions,
} from '@nats-io/jetstream';
import {
  ClosedConnectionError,
  DrainingConnectionError,
  NoRespondersError,
  RequestError,
  TimeoutError,
  type NatsConnection,
} from '@nats-io/transport-node';
import { connectionStateOf } from '../connection/connection-state';

/** By when a publisher knows whether a message is stored (reliability.md 4). */
export const publishWithinMs = 2_000;

/** Codes of a server that works but cannot take the message now: no space, no leader. */
const refusedForNow = new Set([10008, 10023, 10047, 10077, 10122]);

export interface PublishedMessage {
  /** The stream had this message id already and kept the first one. */
  readonly duplicate: boolean;
  readonly seq: number;
}

/** Publishes to streams and answers when the server has stored the message. */
export class DurablePublisher {
  private readonly client: JetStreamClient;

  constructor(private readonly connection: NatsConnection) {
    this.client = jetstream(connection);
  }

  /**
   * Stores one message.
   * @throws UnavailableError when it is not known to be stored within 2 s; publishing it again
   *   with the same message id is safe
   */
  async publish(
    subject: string,
    body: string | Uint8Array,
    options: Partial<JetStreamPublishOptions> = {},
  ): Promise<PublishedMessage> {
    const startedAt = performance.now();
    // While away, the client would keep the message in memory and this process for ever fuller.
    if (!(await connectionStateOf(this.connection).waitUntilConnected(publishWithinMs))) {
      throw new UnavailableError('nats.unavailable', 'NATS is not connected');
    }
    const leftMs = publishWithinMs - (performance.now() - startedAt);
    try {
      const ack = await this.client.publish(subject, body, {
        ...options,
        timeout: Math.max(50, Math.floor(leftMs)),
      });
      return { duplicate: ack.duplicate === true, seq: ack.seq };
    } catch (cause) {
      throw isUnavailable(cause)
        ? new UnavailableError('nats.unavailable', 'NATS did not store the message', { cause })
        : cause;
    }
  }
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof JetStreamApiError) {
    return refusedForNow.has(error.code) || error.status === 503;
  }
  return (
    error instanceof TimeoutError ||
    error instanceof NoRespondersError ||
    error instanceof RequestError ||
    error instanceof ClosedConnectionError ||
    error instanceof DrainingConnectionError ||
    // What `jetstream.publish` throws when no stream listens carries the reason inside.
    (error instanceof Error && error.cause !== undefined && isUnavailable(error.cause))
  );
}
