import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const ids = new WeakMap<IncomingMessage, string>();

/** Names a request in the log and in its answer. Ours, not the caller's: a log must not be fed. */
export function assignRequestId(request: IncomingMessage, response: ServerResponse): string {
  const id = requestIdOf(request);
  response.setHeader('X-Request-Id', id);
  return id;
}

/** The id of a request; made when it has none yet. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request) ?? randomUUID();
  ids.set(request, known);
  return known;
}
