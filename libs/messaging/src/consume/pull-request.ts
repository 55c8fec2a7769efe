import type { Msg } from '@nats-io/transport-node';

/** How long one request for messages lives on the server before it is renewed. */
export const pullExpiresMs = 9_000;
/** How often the server says that an idle request still lives; it refuses more than half a life. */
export const pullHeartbeatMs = 4_000;
/** A shorter request is not worth its round trip. */
const shortestMs = 1_000;

export interface PullRequest {
  readonly batch: number;
  readonly maxBytes: number;
  /** How much longer we may be given messages at all. */
  readonly leftMs: number;
}

/**
 * Body of a request for the next messages of a consumer; the server counts in nanoseconds. Null when
 * there is no time left for one.
 */
export function pullRequestBody({ batch, maxBytes, leftMs }: PullRequest): string | null {
  if (leftMs < shortestMs) return null;
  const expiresMs = Math.floor(Math.min(pullExpiresMs, leftMs));
  const heartbeatMs = Math.min(pullHeartbeatMs, Math.floor(0.45 * expiresMs));
  return JSON.stringify({
    batch,
    max_bytes: maxBytes,
    expires: expiresMs * 1_000_000,
    idle_heartbeat: heartbeatMs * 1_000_000,
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
