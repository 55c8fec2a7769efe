import { isJsonObject, type JsonObject } from '@hookline/contracts';
import { textOf, type RemoteNodeType } from '@hookline/engine';
import { effectOutlets } from '../outlets';
import { executeHttpRequest } from './http-request.execute';
import { HttpRequestParams } from './http-request.params';

/** Methods that mean the same however often they arrive (RFC 9110, 9.2.2). */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

export const httpRequest: RemoteNodeType<typeof HttpRequestParams> = {
  type: 'http-request',
  version: 1,
  kind: 'remote',
  asks: 'http',
  label: 'HTTP request',
  description: 'Calls another system and takes values from its answer.',
  help: [
    'Leaves by *success* when the status is a success (2xx unless set otherwise), else by *failure*; `code`, `message` and `response` say what happened.',
    'Another try, if the settings allow tries, follows when no answer came or the status is one of those its settings name (408, 425, 429, 5xx unless set); a `Retry-After` is respected.',
    'Every request carries `Idempotency-Key`, the same over all tries of one visit. After a crash in mid-send GET, HEAD, PUT and DELETE are sent again; for POST and PATCH the setting decides.',
    'The answer is read by its content type: JSON and forms as they are, XML as an object with the root element as its field (`@name` for attributes, `#text` beside children). Values are taken by path or, from XML, by XPath.',
    'With *Cookies of the run* a session goes on from request to request, also from one that fails or is tried again. Redirects take part: what an address sets goes with the next one where it fits, and each site’s cookies go to that site only.',
    'Certificates are always checked. Redirects are not followed unless you say how many: without, a 3xx is a status like any other.',
    'Private networks are out of reach unless the platform admin allowed the address. An answer may hold 1 MiB; of a long one the output keeps the first 65,536 characters.',
  ].join('\n\n'),
  category: 'system',
  icon: 'world',
  synonyms: [
    'rest',
    'soap',
    'xml',
    'api',
    'webhook',
    'call',
    'post',
    'get',
    'fetch',
    'curl',
    'crm',
  ],
  params: HttpRequestParams,
  outlets: () => effectOutlets,
  summary: (params) => `${textOf(params['method'])} ${shortAddress(textOf(params['url']))}`.trim(),
  setsVariables,
  outputs: {
    status: 'The HTTP status.',
    headers: 'Headers of the answer, names in lower case.',
    body: 'The answer: a value when it is JSON, a form or XML, else text.',
  },
  // One jar for all requests of the run; ids of nodes hold no space.
  memoryKey: ({ keepCookies }, nodeId) => (keepCookies === true ? 'http cookies' : nodeId),
  settings: ['timeoutMs', 'retry', 'onUnknown', 'disabled'],
  timeoutMs: 30_000,
  repeatable: (params) => repeatable.has(params.method),
  execute: executeHttpRequest,
};

function setsVariables(params: JsonObject): readonly string[] {
  const extract = params['extract'];
  const names = isJsonObject(extract) ? Object.keys(extract) : [];
  return [...names, textOf(params['responseCode']), textOf(params['cookies'])].filter(Boolean);
}

function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '');
}
