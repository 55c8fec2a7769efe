/**
 * `httpRequest` (webitel.md 4): tries once, takes every status for success, follows at most five
 * redirects (decision 6). Content types are matched whatever their letter case.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { inWords, isYes, numberOf, objectOf, textMapOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

const knownKeys: ReadonlySet<string> = new Set([
  'url',
  'method',
  'timeout',
  'headers',
  'path',
  'data',
  'responseCode',
  'parser',
  'exportVariables',
  'exportCookie',
  'cacheCookie',
  'insecureSkipVerify',
  'renegotiation',
]);

const defaultTimeoutMs = 1_000;
const timeoutLimits = { min: 100, max: 120_000 } as const;

/** The draft of a call. */
export function compileHttpRequest(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  warnOfIgnored(given, notice);
  const path = textMapOf(given['path']);
  const url = withPathValues(textOfValue(given['url']), Object.keys(path));
  const method = (textOfValue(given['method']) || 'POST').toUpperCase();
  return {
    type: 'http-request',
    name: inWords(method, url.replace(/^https?:\/\//i, '')),
    params: {
      method,
      url,
      pathValues: path,
      headers: textMapOf(given['headers']),
      ...bodyParams(given),
      parser: parserOf(given['parser'], notice),
      extract: extractParam(given),
      responseCode: textOfValue(given['responseCode']),
      cookies: textOfValue(given['exportCookie']),
      successStatuses: 'all',
      maxRedirects: 5,
    },
    settings: { timeoutMs: timeoutOf(given['timeout'], notice) },
  };
}

/** `${key}` of a path value becomes `{key}`, which the node fills, encoded, before the rest. */
function withPathValues(url: string, keys: readonly string[]): string {
  return keys.reduce((filled, key) => filled.replaceAll(`\${${key}}`, `{${key}}`), url);
}

function bodyParams(given: JsonObject): JsonObject {
  const data = given['data'];
  const contentType = contentTypeOf(given['headers']);
  if (data === undefined || data === null || data === '') return { bodyType: 'none' };
  if (typeof data !== 'object') {
    return {
      bodyType: 'text',
      text: textOfValue(data),
      contentType: contentType || 'application/json',
    };
  }
  if (isJsonObject(data) && /x-www-form-urlencoded/i.test(contentType)) {
    return { bodyType: 'form', form: textMapOf(data) };
  }
  return { bodyType: 'json', json: data };
}

function contentTypeOf(headers: JsonValue | undefined): string {
  const found = Object.entries(objectOf(headers)).find(
    ([name]) => name.toLowerCase() === 'content-type',
  );
  return textOfValue(found?.[1]);
}

/** By the content type of the answer unless one is named. */
function parserOf(value: JsonValue | undefined, notice: Notice): 'auto' | 'json' | 'xml' {
  const contentType = textOfValue(value).toLowerCase();
  if (contentType === '') return 'auto';
  if (contentType.includes('xml')) return 'xml';
  if (contentType.includes('json')) return 'json';
  notice('http.parser', `has the parser ${contentType}; the content type of the answer decides`);
  return 'auto';
}

/** JSON paths, or XPaths when the answer is XML. */
function extractParam(given: JsonObject): JsonObject {
  const wanted = textMapOf(given['exportVariables']);
  // An empty path is the whole answer.
  return Object.fromEntries(
    Object.entries(wanted).map(([name, where]) => [name, where === '' ? '@this' : where]),
  );
}

function timeoutOf(value: JsonValue | undefined, notice: Notice): number {
  if (value === undefined || value === null || value === '') return defaultTimeoutMs;
  const asked = numberOf(value);
  const { min, max } = timeoutLimits;
  const taken = Math.round(Math.min(max, Math.max(min, asked ?? defaultTimeoutMs)));
  if (taken !== asked) {
    notice('http.timeout', `has a timeout of ${textOfValue(value)}; ${taken} ms is used`);
  }
  return taken;
}

function isSet(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

function warnOfIgnored(given: JsonObject, notice: Notice): void {
  if (isYes(given['insecureSkipVerify'])) {
    notice('http.insecure', 'asks not to check certificates; they are always checked');
  }
  if (isSet(given['renegotiation'])) {
    notice('http.renegotiation', 'asks for TLS renegotiation, which is never done');
  }
  if (isSet(given['cacheCookie'])) {
    notice('http.cache-cookie', 'caches cookies; the request is sent every time');
  }
  const unknown = Object.keys(given).filter((key) => !knownKeys.has(key));
  if (unknown.length > 0) {
    notice('http.unknown-key', `has arguments nothing is known of: ${unknown.join(', ')}`);
  }
}
