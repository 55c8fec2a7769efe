import {
  cleanJson,
  nulReplacement,
  parseExactJson,
  type JsonObject,
  type JsonValue,
} from '@hookline/contracts';
import {
  compileExpression,
  NodeFailure,
  scopeOf,
  type HttpResponse,
  type NodeContext,
} from '@hookline/engine';
import { textOfResult } from '../text-of-result';
import type { HttpRequestParams } from './http-request.params';

/** Longest body kept as a step's output; variables are read from all of it. */
const keptBodyLength = 65_536;

/** An answer is stored inside an output inside a run's state. */
const levelsAround = 4;

// The language owns path syntax; asking it keeps the two from drifting apart.
const valueAtPath = compileExpression('jsonPath(answer, where)');

/** What `steps["name"]` holds: status, headers and the body, parsed when it is JSON. */
export function answerOutput(response: HttpResponse): JsonObject {
  const { status, headers } = response;
  const body = response.body.replaceAll('\u0000', nulReplacement);
  if (body.length > keptBodyLength) {
    return { status, headers, body: body.slice(0, keptBodyLength), bodyLength: body.length };
  }
  const isJson = /[/+]json\b/i.test(headers['content-type'] ?? '');
  return { status, headers, body: (isJson ? parsedJson(body) : undefined) ?? body };
}

/**
 * Run variables the answer sets: status, cookies, extracted values. In arrays all are texts and
 * what is missing is empty text. Throws `NodeFailure` when values are wanted and the answer is
 * not JSON; what was known by then is in its `variables`.
 */
export function answerVariables(
  params: HttpRequestParams,
  response: HttpResponse,
  dialect: NodeContext['dialect'],
): JsonObject {
  const variables: Record<string, JsonValue> = {};
  if (params.responseCode !== '') {
    variables[params.responseCode] =
      dialect === 'array' ? String(response.status) : response.status;
  }
  if (params.cookies !== '') variables[params.cookies] = cookiePairs(response.cookies);
  const wanted = Object.entries(params.extract);
  if (wanted.length === 0) return variables;

  const answer = response.body.trim() === '' ? null : parsedJson(response.body);
  if (answer === undefined) {
    throw new NodeFailure(
      'http.not-json',
      'The answer is not JSON, so no values can be read from it.',
      {
        response: answerOutput(response),
      },
    ).settingVariables(variables);
  }
  for (const [variable, where] of wanted) {
    const value = valueAt(answer, where);
    variables[variable] = dialect === 'array' ? textOfResult(value) : value;
  }
  return variables;
}

function valueAt(answer: JsonValue, where: string): JsonValue {
  // jsonPath would read a text as JSON once more.
  if (typeof answer === 'string') return where === '@this' ? answer : null;
  return valueAtPath.evaluate(scopeOf({ answer, where })) ?? null;
}

/** The JSON in a body, fit to be stored; undefined when it is none or nested too deep (B-35). */
function parsedJson(body: string): JsonValue | undefined {
  try {
    const cleaned = cleanJson(parseExactJson(body), levelsAround);
    return cleaned.kind === 'clean' ? cleaned.value : undefined;
  } catch {
    return undefined;
  }
}

/** `Set-Cookie` without its attributes (decision 20). */
function cookiePairs(cookies: readonly string[]): string {
  return cookies.map((cookie) => (cookie.split(';')[0] ?? '').trim()).join('; ');
}
