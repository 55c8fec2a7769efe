import { nulReplacement, type JsonObject, type JsonValue } from '@hookline/contracts';
import {
  assertNever,
  compileExpression,
  NodeFailure,
  scopeOf,
  type HttpResponse,
  type NodeContext,
  type RemotePorts,
} from '@hookline/engine';
import { parseForm } from '../form-data';
import { parseStorableJson } from '../storable-json';
import { textOfResult } from '../text-of-result';
import { formatOfAnswer } from './answer-format';
import type { HttpRequestParams } from './http-request.params';

/** Longest body kept as a step's output; variables are read from all of it. */
const keptBodyLength = 65_536;

interface AnswerContext {
  readonly dialect: NodeContext['dialect'];
  readonly ports: Pick<RemotePorts, 'documents'>;
}

// The language owns path syntax; asking it keeps the two from drifting apart.
const valueAtPath = compileExpression('jsonPath(answer, where)');

/** What `steps["name"]` holds: status, headers and the body, parsed when it can be. */
export async function answerOutput(
  params: Pick<HttpRequestParams, 'parser'>,
  response: HttpResponse,
  context: AnswerContext,
): Promise<JsonObject> {
  const { status, headers } = response;
  const body = response.body.replaceAll('\u0000', nulReplacement);
  if (body.length > keptBodyLength) {
    return { status, headers, body: body.slice(0, keptBodyLength), bodyLength: body.length };
  }
  const parsed = parsedBody(params, response, body, context);
  return { status, headers, body: (parsed instanceof Promise ? await parsed : parsed) ?? body };
}

/** A promise for what another thread reads. */
function parsedBody(
  { parser }: Pick<HttpRequestParams, 'parser'>,
  response: HttpResponse,
  body: string,
  { dialect, ports }: AnswerContext,
): JsonValue | undefined | Promise<JsonValue | undefined> {
  const format = formatOfAnswer(parser, response);
  switch (format) {
    case 'json':
      return parseStorableJson(body);
    case 'form':
      return parseForm(body);
    case 'xml':
      // An array cannot name the output of a step, so nobody would read what the thread did.
      return dialect === 'array' || body.trim() === '' ? undefined : documentIn(body, ports);
    case 'text':
      return undefined;
    default:
      return assertNever(format);
  }
}

/** Undefined for what is not XML: the body then stays text. */
async function documentIn(
  body: string,
  { documents }: Pick<RemotePorts, 'documents'>,
): Promise<JsonObject | undefined> {
  try {
    return await documents.xmlToJson(body);
  } catch (error) {
    if (error instanceof NodeFailure) return undefined;
    throw error;
  }
}

/**
 * Run variables the answer sets: status, cookies, extracted values. In arrays all are texts and
 * what is missing is empty text. Throws `NodeFailure` (`http.not-json`, or the port's `xml.…`) when
 * values are wanted and cannot be read, with the answer; what was known by then is in its
 * `variables`.
 */
export async function answerVariables(
  params: HttpRequestParams,
  response: HttpResponse,
  context: AnswerContext,
): Promise<JsonObject> {
  const { dialect } = context;
  const known: Record<string, JsonValue> = {};
  if (params.responseCode !== '') {
    known[params.responseCode] = dialect === 'array' ? String(response.status) : response.status;
  }
  if (params.cookies !== '') known[params.cookies] = cookiePairs(response.cookies);
  if (Object.keys(params.extract).length === 0) return known;

  try {
    const values = await extractedValues(params, response, context);
    const texts = Object.entries(values).map(([name, value]) => [name, textOfResult(value)]);
    return { ...known, ...(dialect === 'array' ? Object.fromEntries(texts) : values) };
  } catch (error) {
    if (!(error instanceof NodeFailure)) throw error;
    const details = { ...error.details, response: shownAnswer(response) };
    throw new NodeFailure(error.code, error.message, details, { cause: error }).settingVariables(
      known,
    );
  }
}

async function extractedValues(
  { extract, parser }: HttpRequestParams,
  response: HttpResponse,
  { ports }: AnswerContext,
): Promise<JsonObject> {
  const { body } = response;
  if (body.trim() === '') return valuesAt(null, extract);
  const format = formatOfAnswer(parser, response);
  switch (format) {
    case 'xml':
      return await xmlValues(body, extract, ports);
    case 'form':
      return valuesAt(parseForm(body), extract);
    case 'json':
    case 'text': {
      // Many servers send JSON as text, so it is tried unless text was asked for.
      const answer = parser === 'text' ? undefined : parseStorableJson(body);
      if (answer === undefined) throw notJson();
      return valuesAt(answer, extract);
    }
    default:
      return assertNever(format);
  }
}

function xmlValues(
  body: string,
  paths: Readonly<Record<string, string>>,
  { documents }: Pick<RemotePorts, 'documents'>,
): Promise<JsonObject> {
  // The whole answer is called `@this` for every format; of XML that is the text of its root.
  const asXPath = Object.entries(paths).map(([name, where]) => [
    name,
    where === '@this' ? '/*' : where,
  ]);
  return documents.readXml(body, Object.fromEntries(asXPath));
}

function valuesAt(answer: JsonValue, paths: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(paths).map(([name, where]) => [name, valueAt(answer, where)]),
  );
}

function valueAt(answer: JsonValue, where: string): JsonValue {
  // jsonPath would read a text as JSON once more.
  if (typeof answer === 'string') return where === '@this' ? answer : null;
  return valueAtPath.evaluate(scopeOf({ answer, where })) ?? null;
}

function notJson(): NodeFailure {
  const sentence = 'The answer is not JSON, so no values can be read from it.';
  return new NodeFailure('http.not-json', sentence);
}

function shownAnswer({ status, headers, body }: HttpResponse): JsonObject {
  const shown = body.slice(0, keptBodyLength).replaceAll('\u0000', nulReplacement);
  return { status, headers, body: shown };
}

/** `Set-Cookie` without its attributes (decision 20). */
function cookiePairs(cookies: readonly string[]): string {
  return cookies.map((cookie) => (cookie.split(';')[0] ?? '').trim()).join('; ');
}
