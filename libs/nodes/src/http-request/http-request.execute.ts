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
import type { HttpRequestParams } from './http-request.params';
import { answerOutput, answerVariables } from './read-answer';
import { retryAfterMs } from './retry-after';
import { parseStatuses } from './parse-statuses';
import { RunCookies } from './run-cookies';

/**
 * Sends the request and judges the answer. Throws `TransientFailure` for what another try may
 * cure (no answer, or a status the settings name), `NodeFailure` for the rest; both carry `response`.
 * Cookies are remembered however it ends.
 */
export async function executeHttpRequest(
  params: HttpRequestParams,
  context: RemoteNodeContext,
): Promise<Exit> {
  const cookies = params.keepCookies ? new RunCookies(context.memory, context.now) : undefined;
  const request = { ...buildHttpRequest(params, context), ...(cookies && { cookies }) };
  try {
    const exit = await judgedAnswer(params, request, context);
    return cookies ? { ...exit, memory: cookies.memory } : exit;
  } catch (error) {
    throw error instanceof NodeFailure ? error.remembering(cookies?.memory) : error;
  }
}

async function judgedAnswer(
  params: HttpRequestParams,
  request: HttpRequest,
  context: RemoteNodeContext,
): Promise<Exit> {
  let response: HttpResponse;
  try {
    response = await context.ports.http.send(request, context.signal);
  } catch (error) {
    // A status of an earlier pass must not look like this one's (decision 20).
    if (error instanceof NodeFailure) error.settingVariables(emptyStatus(params));
    throw error;
  }
  const isSuccess = parseStatuses(params.successStatuses)?.(response.status);
  const variables = await (isSuccess ? answerVariables : variablesOfFailure)(
    params,
    response,
    context,
  );
  const output = await answerOutput(params, response, context);
  if (isSuccess) return exit('success', output, { variables });
  throw statusFailure(response, output, context).settingVariables(variables);
}

/**
 * A target that fails seldom answers in the format of its answers: what cannot be read then must not
 * hide the status, which says whether another try is worth it.
 */
async function variablesOfFailure(
  ...answer: Parameters<typeof answerVariables>
): Promise<JsonObject> {
  try {
    return await answerVariables(...answer);
  } catch (error) {
    if (error instanceof NodeFailure) return error.variables;
    throw error;
  }
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
