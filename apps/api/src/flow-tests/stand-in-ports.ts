/**
 * What a remote node of a test reaches instead of the outside. The node builds its request and reads
 * the answer as in a real run; what lies between is missing.
 */
import type { FlowTestNodeAnswer } from '@hookline/contracts';
import {
  TransientFailure,
  type DocumentPort,
  type HttpResponse,
  type RemotePorts,
} from '@hookline/engine';

/** An agent known by their user alone. */
const unknownAgent = '0';

type HttpAnswer = Extract<FlowTestNodeAnswer, { kind: 'http' }>;

/** Without an answer: HTTP 200 with an empty object, a message that went out, agents that were told. */
export function standInPorts(
  answer: FlowTestNodeAnswer | undefined,
  documents: DocumentPort,
): RemotePorts {
  const refuse = (): void => {
    // As a target that does not answer: a node that may try again does so.
    if (answer?.kind === 'failure') throw new TransientFailure(answer.code, answer.message);
  };
  return {
    documents,
    http: {
      send: async () => {
        refuse();
        return toHttpResponse(answer?.kind === 'http' ? answer : null);
      },
    },
    messages: {
      send: async () => {
        refuse();
        return { messageId: 'test', status: 200, answer: null };
      },
    },
    agentDesk: {
      deliver: async ({ agentIds, userIds }) => {
        refuse();
        return [...agentIds, ...userIds.map(() => unknownAgent)];
      },
    },
  };
}

function toHttpResponse(answer: HttpAnswer | null): HttpResponse {
  const { status = 200, headers: given = {}, body = {} } = answer ?? {};
  const headers = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const cookie = headers['set-cookie'];
  return {
    status,
    headers: { 'content-type': contentTypeOf(body), ...headers },
    cookies: cookie === undefined ? [] : [cookie],
    body: text,
    durationMs: 0,
  };
}

function contentTypeOf(body: HttpAnswer['body']): string {
  if (typeof body !== 'string') return 'application/json';
  return body.trimStart().startsWith('<') ? 'application/xml' : 'text/plain';
}
