/**
 * From params to one HTTP call. Rules:
 *
 * 1. Values are encoded for where they go: path, query, form, JSON, XML (B-26). XML is encoded
 *    while its templates are filled in, by the metadata of the param.
 * 2. A header the admin set goes before ours, whatever its letter case.
 */
import { NodeFailure, type HttpRequest, type RemoteNodeContext } from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import type { HttpRequestParams } from './http-request.params';

/** Throws `NodeFailure` (`http.invalid`) when the address falls apart after filling it in. */
export function buildHttpRequest(
  params: HttpRequestParams,
  context: Pick<RemoteNodeContext, 'idempotencyKey' | 'timeoutMs' | 'run'>,
): HttpRequest {
  const { contentType, body } = bodyOf(params);
  const headers: Record<string, string> = { 'idempotency-key': context.idempotencyKey };
  if (contentType !== null) headers['content-type'] = contentType;
  if (params.sendCookies !== '') headers['cookie'] = params.sendCookies;
  for (const [name, value] of Object.entries(params.headers)) headers[name.toLowerCase()] = value;
  const isSigned = params.auth.id !== '' || params.auth.name !== '';
  return {
    url: addressOf(params),
    method: params.method,
    headers,
    body,
    timeoutMs: context.timeoutMs,
    maxRedirects: params.maxRedirects,
    ...(isSigned && {
      auth: { domainId: context.run.domainId, integration: toObjectRef(params.auth) },
    }),
  };
}

function addressOf(params: HttpRequestParams): string {
  const filled = params.url.replace(/\{([^{}]*)\}/g, (part, name: string) =>
    Object.hasOwn(params.pathValues, name) ? pathPart(params.pathValues[name] ?? '') : part,
  );
  const url = urlOf(filled);
  for (const [name, value] of Object.entries(params.query)) url.searchParams.append(name, value);
  return url.href;
}

function urlOf(address: string): URL {
  try {
    return new URL(address);
  } catch (cause) {
    const sentence = 'The address is not valid once its values are filled in.';
    throw new NodeFailure('http.invalid', sentence, {}, { cause });
  }
}

/** Dots alone would climb the path after normalising, even when they arrive encoded. */
function pathPart(value: string): string {
  if (value === '.' || value === '..') {
    throw new NodeFailure('http.invalid', 'A path value must not be `.` or `..`.');
  }
  return encodeURIComponent(value);
}

function bodyOf(params: HttpRequestParams): { contentType: string | null; body: string | null } {
  switch (params.bodyType) {
    case 'json':
      return { contentType: 'application/json', body: JSON.stringify(params.json) };
    case 'form':
      return {
        contentType: 'application/x-www-form-urlencoded',
        body: new URLSearchParams(params.form).toString(),
      };
    case 'xml':
      return { contentType: 'application/xml; charset=utf-8', body: params.xml };
    case 'text':
      return { contentType: params.contentType || null, body: params.text };
    case 'none':
      return { contentType: null, body: null };
  }
}
