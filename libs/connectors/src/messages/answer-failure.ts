import { isJsonValue, type JsonValue } from '@hookline/contracts';
import { NodeFailure, TransientFailure, type HttpResponse } from '@hookline/engine';
import { LimitReached } from './limit-reached';

/** Longest text of an answer that a failure or receipt keeps. */
const mostCharacters = 4_000;
const defaultLimitMs = 5_000;

/** The answer as JSON when it is some, else its text; cut when it is long. */
export function answerOf({ body }: HttpResponse): JsonValue {
  if (body.length > mostCharacters) return `${body.slice(0, mostCharacters)}…`;
  try {
    const parsed: unknown = JSON.parse(body);
    return isJsonValue(parsed) ? parsed : body;
  } catch {
    return body;
  }
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); null when there is none. */
export function askedToWaitMs({ headers }: HttpResponse): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** What the provider says went wrong, e.g. a field of its answer. */
export interface AnswerFault {
  readonly response: HttpResponse;
  readonly provider: string;
  /** Its own words; empty when it has none. */
  readonly said: string;
}

function failureParts({ response, provider, said }: AnswerFault) {
  const { status } = response;
  const isRedirect = status >= 300 && status < 400;
  const words = said === '' && isRedirect ? 'it leads elsewhere, which is not followed' : said;
  return {
    sentence: `${provider} answered ${status}${words === '' ? '' : `: ${words}`}.`,
    details: { response: { status, body: answerOf(response) } },
  };
}

/** The credentials are wrong or were withdrawn. */
export function authFailure(fault: AnswerFault): NodeFailure {
  const { sentence, details } = failureParts(fault);
  return new NodeFailure('message.auth', sentence, details);
}

/** The provider does not take this message, or not for this recipient. */
export function refusedFailure(fault: AnswerFault): NodeFailure {
  const { sentence, details } = failureParts(fault);
  return new NodeFailure('message.refused', sentence, details);
}

/** What any status outside 2xx means when the provider's words say no more. */
export function statusFailure(fault: AnswerFault): NodeFailure {
  const { response } = fault;
  const { status } = response;
  const { sentence, details } = failureParts(fault);
  if (status === 429) return new LimitReached(askedToWaitMs(response) ?? defaultLimitMs);
  if (status === 401 || status === 403) return authFailure(fault);
  const retryAfter = askedToWaitMs(response);
  if (status >= 500) return new TransientFailure('message.5xx', sentence, details, retryAfter);
  return status === 408 || status === 425
    ? new TransientFailure('message.4xx', sentence, details, retryAfter)
    : new NodeFailure('message.4xx', sentence, details);
}
