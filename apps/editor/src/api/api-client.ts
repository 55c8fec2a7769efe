import type { z } from 'zod';
import { i18n } from '../i18n/i18n';
import { ApiProblem, toApiProblem } from './api-problem';

export type QueryValue = string | number | boolean | undefined | readonly (string | number)[];
export type QueryRecord = Readonly<Record<string, QueryValue>>;

interface Request<T extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with a leading slash. */
  readonly path: string;
  readonly query?: QueryRecord;
  readonly body?: unknown;
  readonly answer: T;
  readonly signal?: AbortSignal;
}

/** A query string with `?`, or nothing; lists repeat the name, empty values are left out. */
export function toQueryString(query: QueryRecord = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * Asks the API and parses its answer by the contract.
 * @throws ApiProblem for a refusal, for no answer, and for an answer that is not the contract's
 */
export async function callApi<T extends z.ZodType>(request: Request<T>): Promise<z.infer<T>> {
  const response = await send(request);
  const body = await readBody(response);
  if (!response.ok) throw toApiProblem(response.status, body);
  const parsed = request.answer.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiProblem({
    status: response.status,
    code: 'answer.unreadable',
    message: i18n.t('problem.unreadable'),
    cause: parsed.error,
  });
}

async function send(request: Request<z.ZodType>): Promise<Response> {
  const hasBody = request.body !== undefined;
  try {
    return await fetch(`/api${request.path}${toQueryString(request.query)}`, {
      method: request.method ?? 'GET',
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
      },
      body: hasBody ? JSON.stringify(request.body) : undefined,
      signal: request.signal,
    });
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** No answer, or only the beginning of one; what was given up on purpose stays what it is. */
function unreachable(cause: unknown): unknown {
  if (cause instanceof DOMException && cause.name === 'AbortError') return cause;
  const message = i18n.t('problem.network');
  return new ApiProblem({ status: 0, code: 'network', message, cause });
}

async function readBody(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw unreachable(cause);
  }
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
