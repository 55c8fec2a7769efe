import type { Msg } from '@nats-io/transport-node';

/** How long one request for messages lives on the server before it is renewed. */
export const pullExpiresMs = 30_000;
/** How often the server says that an idle request still lives. */
export const pullHeartbeatMs = 5_000;

/** Body of a request for the next messages of a consumer; the server counts in nanoseconds. */
export function pullRequestBody(batch: number, maxBytes: number): string {
  return JSON.stringify({
    batch,
    max_bytes: maxBytes,
    expires: pullExpiresMs * 1_000_000,
    idle_heartbeat: pullHeartbeatMs * 1_000_000,
  });
}

/** What the server says of a request, other than by sending messages. */
export type PullStatus =
  /** It lives. */
  | 'alive'
  /** It ended in order: time over, nothing there, or the bytes used up. Ask again at once. */
  | 'ended'
  /** The consumer, the stream or the server is away. Ask again after a pause. */
  | 'away';

/**
 * Reads a message that came to the inbox itself rather than under a stream's subject.
 * 100 heartbeat · 404 no messages · 408 request timeout · 409 the next message does not fit the
 * bytes, or: consumer deleted, leader changed, server shutting down · 503 nobody answers for the
 * consumer.
 * @see https://docs.nats.io/reference/reference-protocols/nats_api_reference
 */
export function readPullStatus(message: Msg): PullStatus {
  const code = message.headers?.code ?? 0;
  if (code === 100) return 'alive';
  const full = code === 409 && /maxbytes/i.test(message.headers?.description ?? '');
  return code === 404 || code === 408 || full ? 'ended' : 'away';
}
