/**
 * HTTP for nodes (reliability.md B-20 to B-27). Rules:
 *
 * 1. Every hop passes the address guard; redirects are followed here and never by undici.
 * 2. One deadline bounds the whole call, redirects and body included.
 * 3. A failure is a sentence with a code; whatever undici says is its cause.
 * 4. Cookies of the run are asked for and told at every hop; which go where is theirs to say.
 */
import { EventEmitter } from 'node:events';
import { extended } from '@hookline/contracts';
import {
  NodeFailure,
  type HttpCookies,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
  type CallSignal,
} from '@hookline/engine';
import type { Dispatcher } from 'undici';
import { AddressGuard } from '../address-guard/address-guard';
import { systemResolver, type ResolveName } from './guarded-connector';
import { exchange, type Answer } from './exchange';
import { timeoutFailure, toHttpFailure } from './http-failure';
import { isRedirect, nextHop, type Hop } from './next-hop';
import { OriginPools } from './origin-pools';
import { bodyText, readBody, unpack } from './read-body';

export interface UndiciHttpPortOptions {
  readonly guard?: AddressGuard;
  /** Default: the system's resolver. */
  readonly resolve?: ResolveName;
  /** Connections to one origin at a time; default 50. */
  readonly connections?: number;
  /** Most bytes of an answer, before and after unpacking; default 1 MiB. */
  readonly maxBodyBytes?: number;
}

/** A file as it was answered. */
export interface Download {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** No call may take longer, whatever is asked for. */
const longestCallMs = 120_000;

const defaultHeaders = {
  'user-agent': 'Hookline',
  accept: '*/*',
  'accept-encoding': 'gzip, deflate, br',
};

export class UndiciHttpPort implements HttpPort {
  readonly #pools: OriginPools;
  readonly #maxBodyBytes: number;

  constructor(options: UndiciHttpPortOptions = {}) {
    this.#maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024;
    this.#pools = new OriginPools({
      guard: options.guard ?? new AddressGuard(),
      resolve: options.resolve ?? systemResolver,
      connections: options.connections ?? 50,
    });
  }

  readonly send = (request: HttpRequest, signal: CallSignal): Promise<HttpResponse> => {
    const startedAt = performance.now();
    return this.#call(request, signal, this.#maxBodyBytes, (answer) =>
      this.#respond(answer, startedAt),
    );
  };

  /** Fetches a file: its bytes, at most `maxBytes`, whatever the status. Throws as `send` does. */
  readonly download = (
    request: HttpRequest,
    maxBytes: number,
    signal: CallSignal,
  ): Promise<Download> =>
    this.#call(request, signal, maxBytes, async ({ status, headers, bytes }) => ({
      status,
      contentType: headerText(headers['content-type']),
      bytes: await unpack(bytes, headerText(headers['content-encoding']), maxBytes),
    }));

  async #call<Result>(
    request: HttpRequest,
    signal: CallSignal,
    maxBytes: number,
    read: (answer: Answer) => Result | Promise<Result>,
  ): Promise<Result> {
    let hop = firstHop(request);
    const timeoutMs = Math.min(longestCallMs, request.timeoutMs);
    // An emitter costs a fraction of a signal.
    const deadline = new EventEmitter();
    let isOver = signal.aborted;
    const abort = (): void => {
      isOver = true;
      deadline.emit('abort');
    };
    const timer = setTimeout(abort, timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    const leadsOn = ({ status, headers }: Pick<Answer, 'status' | 'headers'>): boolean =>
      request.maxRedirects > 0 && isRedirect(status) && headerText(headers['location']) !== '';
    try {
      for (let redirects = 0; ; redirects += 1) {
        if (isOver) throw timeoutFailure(hop.url.host, timeoutMs);
        const answer = await exchange(
          this.#pools.poolFor(hop.url),
          requestOf(hop, request.cookies),
          { maxBytes, deadline, wantsBody: (head) => !leadsOn(head) },
        );
        request.cookies?.keep(hop.url.href, cookiesOf(answer));
        if (!leadsOn(answer)) return await read(answer);
        if (redirects >= request.maxRedirects) throw tooManyRedirects(request.maxRedirects);
        hop = nextHop(hop, answer.status, headerText(answer.headers['location']));
      }
    } catch (error) {
      if (isOver) throw timeoutFailure(hop.url.host, timeoutMs);
      throw toHttpFailure(error, hop.url.host);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }

  /** What was allowed may be no longer: every new request opens, and checks, a new connection. */
  forgetConnections(): void {
    this.#pools.forget();
  }

  /** Ends every connection; for the shutdown of the process. */
  close(): Promise<void> {
    return this.#pools.close();
  }

  #respond(
    { status, headers, bytes }: Answer,
    startedAt: number,
  ): HttpResponse | Promise<HttpResponse> {
    const encoding = headerText(headers['content-encoding']);
    const contentType = headerText(headers['content-type']);
    const response = (body: string): HttpResponse => ({
      status,
      headers: headerTexts(headers),
      cookies: cookiesOf({ headers }),
      body,
      durationMs: Math.round(performance.now() - startedAt),
    });
    // Most answers are not packed: nothing to wait for.
    if (encoding === '') return response(bodyText(bytes, contentType));
    return readBody(bytes, { encoding, contentType }, this.#maxBodyBytes).then(response);
  }
}

/** Of each header one text, of all but the cookies. */
function headerTexts(headers: Answer['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'set-cookie')
      .map(([name, value]) => [name, headerText(value)]),
  );
}

function requestOf(hop: Hop, cookies: HttpCookies | undefined): Dispatcher.DispatchOptions {
  return {
    path: `${hop.url.pathname}${hop.url.search}`,
    method: hop.method,
    headers: cookies ? withCookies(hop, cookies) : hop.headers,
    body: hop.body,
  };
}

/** The request's own cookie stays on the hop: `nextHop` decides how far it goes. */
function withCookies({ url, headers }: Hop, cookies: HttpCookies): Hop['headers'] {
  const cookie = cookies.headerFor(url.href, headers['cookie'] ?? '');
  return cookie === '' ? headers : { ...headers, cookie };
}

function cookiesOf({ headers }: Pick<Answer, 'headers'>): readonly string[] {
  // undici gives one line as a text, several as a list.
  return [headers['set-cookie'] ?? []].flat();
}

function firstHop(request: HttpRequest): Hop {
  return {
    url: addressOf(request.url),
    method: request.method,
    headers: extended(defaultHeaders, request.headers),
    body: request.body,
  };
}

function addressOf(url: string): URL {
  try {
    return new URL(url);
  } catch (cause) {
    const sentence = 'The address is not an absolute http or https address.';
    throw new NodeFailure('http.invalid', sentence, {}, { cause });
  }
}

function headerText(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}

function tooManyRedirects(most: number): NodeFailure {
  return new NodeFailure('http.redirects', `The target redirects more than ${most} times.`);
}
