/**
 * The events of an HTTP request as raw values (decision 32).
 *
 * 1. `application/cloudevents-batch+json`: a list. `application/cloudevents+json`: one event.
 * 2. `application/json` with any `ce-` header: binary mode, attributes in headers, data is the body.
 * 3. `application/json` without: one event in structured mode, or a list of them.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md
 */
import { isJsonArray, type JsonValue } from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';
import type { Request } from 'express';

export interface EventRequest {
  readonly events: readonly unknown[];
  /** Whether problems have to say which event they are about. */
  readonly isBatch: boolean;
}

/** @throws InvalidFlowError when content type and body do not go together */
export function readEventRequest(request: Request): EventRequest {
  const body: JsonValue | undefined = request.body;
  if (body === undefined) throw refused('event.missing', 'body', 'needs an event');
  const type = (request.get('content-type') ?? '').toLowerCase().split(';')[0]?.trim();
  const attributes = binaryAttributes(request);
  const isBinary = type === 'application/json' && Object.keys(attributes).length > 0;
  if (isBinary) {
    return {
      isBatch: false,
      events: [{ ...attributes, datacontenttype: 'application/json', data: body }],
    };
  }
  if (type === 'application/cloudevents+json' && isJsonArray(body)) {
    throw refused(
      'event.batch',
      'body',
      'a list needs the content type application/cloudevents-batch+json',
    );
  }
  if (!isJsonArray(body)) {
    if (type === 'application/cloudevents-batch+json') {
      throw refused('event.batch', 'body', 'needs a list of events');
    }
    return { isBatch: false, events: [body] };
  }
  if (body.length === 0) throw refused('event.missing', 'body', 'needs at least one event');
  return { isBatch: true, events: body };
}

function binaryAttributes(request: Request): Record<string, string> {
  const attributes = Object.entries(request.headers).flatMap(([header, value]) =>
    header.startsWith('ce-') && typeof value === 'string'
      ? [[header.slice('ce-'.length), percentDecode(value)] as const]
      : [],
  );
  return Object.fromEntries(attributes);
}

// Headers carry what is not ASCII as percent-encoded UTF-8.
function percentDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function refused(code: string, path: string, message: string): InvalidFlowError {
  return new InvalidFlowError([{ level: 'error', code, path, message }]);
}
