import { retriedStatuses, type JsonObject } from '@hookline/contracts';
import {
  exit,
  NodeFailure,
  TransientFailure,
  type Exit,
  type HttpRequest,
  type HttpResponse,
  type RemoteNodeContext,
} from '@hookline/engine';
import { buildHttpRequest } from './build-http-request';
import { cookiesFor, readJar, withAnswer, type CookieJar } from './cookie-jar';
import type { HttpRequestParams } from './http-request.params';
import { answerOutput, answerVariables } from './read-answer';
import { retryAfterMs } from './retry-after';
import { parseStatuses } from './parse-statuses';

/**
 * Sends the request and judges the answer. Throws `TransientFailure` for what another try may
 * cure (no answer, or a status the settings name), `NodeFailure` for the rest; both carry `response`.
 */
export async function executeHttpRequest(
  params: HttpRequestParams,
  context: RemoteNodeContext,
): Promise<Exit> {
  const jar = readJar(context.memory);
  const request = withJar(buildHttpRequest(params, context), params, jar, context);
  let response: HttpResponse;
  try {
    response = await context.ports.http.send(request, context.signal);
  } catch (error) {
    // A status of an earlier pass must not look like this one's (decision 20).
    if (error instanceof NodeFailure) error.settingVariables(emptyStatus(params));
    throw error;
  }
  const variables = await answerVariables(params, response, context);
  const output = await answerOutput(params, response, context);
  const isSuccess = parseStatuses(params.successStatuses);
  const memory = params.keepCookies
    ? [...jarAfter(jar, response, request.url, context.now)]
    : undefined;
  if (isSuccess?.(response.status)) return exit('success', output, { variables, memory });
  throw statusFailure(response, output, context).settingVariables(variables).remembering(memory);
}

/** Cookies the author sends by name go before those of the run. */
function withJar(
  request: HttpRequest,
  { keepCookies }: HttpRequestParams,
  jar: CookieJar,
  { now }: RemoteNodeContext,
): HttpRequest {
  if (!keepCookies) return request;
  const own = request.headers['cookie'] ?? '';
  const names = new Set(own.split(';').map((pair) => pair.split('=', 1)[0]?.trim()));
  const rest = jar.filter(({ name }) => !names.has(name));
  const cookie = [own, cookiesFor(rest, request.url, now)].filter(Boolean).join('; ');
  return cookie === '' ? request : { ...request, headers: { ...request.headers, cookie } };
}

/** Cookies of a redirected answer belong to the address that set them, not to the one asked first. */
function jarAfter(
  jar: CookieJar,
  { cookies, hops }: HttpResponse,
  asked: string,
  now: Date,
): CookieJar {
  const answers = hops ?? [{ url: asked, cookies }];
  return answers.reduce((all, hop) => withAnswer(all, hop.cookies, hop.url, now), jar);
}

function emptyStatus(params: HttpRequestParams): JsonObject {
  return params.responseCode === '' ? {} : { [params.responseCode]: '' };
}

function statusFailure(
  response: HttpResponse,
  output: JsonObject,
  context: RemoteNodeContext,
): NodeFailure {
  const { status } = response;
  const { settings, now } = context;
  const message = `The target answered ${status}.`;
  const details = { response: output };
  const isWorthATry = parseStatuses(settings.retry?.statuses ?? retriedStatuses);
  return isWorthATry?.(status)
    ? new TransientFailure(
        'http.status',
        message,
        details,
        retryAfterMs(response.headers['retry-after'], now),
      )
    : new NodeFailure('http.status', message, details);
}
