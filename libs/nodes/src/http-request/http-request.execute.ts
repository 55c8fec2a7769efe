import type { JsonObject } from '@hookline/contracts';
import {
  exit,
  NodeFailure,
  TransientFailure,
  type Exit,
  type HttpResponse,
  type RemoteNodeContext,
} from '@hookline/engine';
import { buildHttpRequest } from './build-http-request';
import type { HttpRequestParams } from './http-request.params';
import { answerOutput, answerVariables } from './read-answer';
import { retryAfterMs } from './retry-after';
import { parseSuccessStatuses } from './success-statuses';

/**
 * Sends the request and judges the answer. Throws `TransientFailure` for what another try may
 * cure (no answer, 408, 425, 429, 5xx), `NodeFailure` for the rest; both carry `response`.
 */
export async function executeHttpRequest(
  params: HttpRequestParams,
  context: RemoteNodeContext,
): Promise<Exit> {
  const request = buildHttpRequest(params, context);
  let response: HttpResponse;
  try {
    response = await context.ports.http.send(request, context.signal);
  } catch (error) {
    // A status of an earlier pass must not look like this one's (decision 20).
    if (error instanceof NodeFailure) error.settingVariables(emptyStatus(params));
    throw error;
  }
  const variables = answerVariables(params, response, context.dialect);
  const isSuccess = parseSuccessStatuses(params.successStatuses);
  if (isSuccess?.(response.status)) return exit('success', answerOutput(response), { variables });
  throw statusFailure(response, context.now).settingVariables(variables);
}

function emptyStatus(params: HttpRequestParams): JsonObject {
  return params.responseCode === '' ? {} : { [params.responseCode]: '' };
}

function statusFailure(response: HttpResponse, now: Date): NodeFailure {
  const { status } = response;
  const message = `The target answered ${status}.`;
  const details = { response: answerOutput(response) };
  const worthATry = status === 408 || status === 425 || status === 429 || status >= 500;
  return worthATry
    ? new TransientFailure(
        'http.status',
        message,
        details,
        retryAfterMs(response.headers['retry-after'], now),
      )
    : new NodeFailure('http.status', message, details);
}
