/**
 * HTTP for nodes that may name a connection to sign in with. Rules:
 *
 * 1. Credentials go to the origin of their connection and nowhere else (B-13); a redirect to
 *    another origin drops them (`next-hop.ts`).
 * 2. The answer is free of them: a target that echoes headers puts no secret on a step (B-12).
 * 3. A request without a connection passes through untouched.
 */
import {
  NodeFailure,
  withoutSecrets,
  type ConnectionSource,
  type HttpCookies,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
  type CallSignal,
} from '@hookline/engine';
import { redactFailure } from '../messages/redact-failure';
import { connectionSecretsOf } from '../messages/connection-secrets';
import { credentialHeaders } from './credential-headers';

export class AuthorizedHttpPort implements HttpPort {
  constructor(
    private readonly http: HttpPort,
    private readonly connections: ConnectionSource,
  ) {}

  readonly send = (request: HttpRequest, signal: CallSignal): Promise<HttpResponse> =>
    request.auth
      ? this.#sendSigned(request, request.auth, signal)
      : this.http.send(request, signal);

  async #sendSigned(
    request: HttpRequest,
    { domainId, integration }: NonNullable<HttpRequest['auth']>,
    signal: CallSignal,
  ): Promise<HttpResponse> {
    const connection = this.connections.find(domainId, integration);
    const named = 'name' in integration ? `“${integration.name}”` : integration.id;
    if (!connection) {
      throw new NodeFailure('integration.missing', `There is no connection ${named}.`);
    }
    if (connection.kind !== 'http') {
      const sentence = `The connection ${named} is of the kind ${connection.kind}, not http.`;
      throw new NodeFailure('integration.kind', sentence);
    }
    const { origin } = connection.settings;
    if (!URL.canParse(request.url) || new URL(request.url).origin !== origin) {
      const sentence = `The connection ${named} signs in to ${origin} only, and the address is another.`;
      throw new NodeFailure('integration.origin', sentence);
    }
    const secrets = connectionSecretsOf(connection);
    const headers = { ...request.headers, ...credentialHeaders(connection.settings) };
    try {
      const cookies = request.cookies && redactKept(request.cookies, secrets);
      const signed = { ...request, headers, ...(cookies && { cookies }) };
      return redactResponse(await this.http.send(signed, signal), secrets);
    } catch (error) {
      throw error instanceof NodeFailure ? redactFailure(error, secrets) : error;
    }
  }
}

function redactResponse(response: HttpResponse, secrets: readonly string[]): HttpResponse {
  return {
    ...response,
    body: withoutSecrets(response.body, secrets),
    cookies: response.cookies.map((cookie) => withoutSecrets(cookie, secrets)),
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [
        name,
        withoutSecrets(value, secrets),
      ]),
    ),
  };
}

/** A host stays as it is: cookies are kept by it. The query is of no use to them. */
function redactKept(cookies: HttpCookies, secrets: readonly string[]): HttpCookies {
  return {
    headerFor: (url, own) => cookies.headerFor(url, own),
    keep: (url, lines) => {
      const { origin, pathname } = new URL(url);
      cookies.keep(
        `${origin}${withoutSecrets(pathname, secrets)}`,
        lines.map((line) => withoutSecrets(line, secrets)),
      );
    },
  };
}
