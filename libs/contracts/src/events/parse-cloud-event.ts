/**
 * Reading a foreign event. The rules:
 *
 * 1. CloudEvents 1.0 structured JSON; extension attributes are text, number or boolean.
 * 2. `data` is an object, at most 64 levels with the envelope (decision 35).
 * 3. U+0000 becomes U+FFFD in every text; how often is noted in the extension
 *    `replacednuls` (decision 29).
 * 4. The queue family is closed: eight names, and each event names its queue (decision 23).
 * 5. `data` gets the types of the catalogue; `state` is the event's name, whatever was sent
 *    (Webitel sends `idle` for Joined in chats, webitel.md 2).
 */
import type { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import type { Problem } from '../problem';
import { CloudEventEnvelope, type CloudEvent } from './cloud-event';
import { cleanJson } from './clean-json';
import { eventFamilyOf, eventNameOf, queueIdOf } from './event-identity';
import { maxJsonDepth } from './event-limits';
import { isQueueEventName, queueEventNames } from './queue-event-name';
import { typedEventData } from './typed-event-data';

/** Name of the extension attribute that counts replaced U+0000 characters (decision 29). */
export const replacedNulsAttribute = 'replacednuls';

export type ParsedCloudEvent =
  | { readonly event: CloudEvent; readonly problems?: undefined }
  | { readonly event?: undefined; readonly problems: readonly Problem[] };

/** Reads a foreign value as an event; never throws. */
export function parseCloudEvent(raw: unknown): ParsedCloudEvent {
  const cleaned = cleanJson(raw);
  if (cleaned.kind === 'too-deep') {
    return refuse('event.too_deep', 'data', `nests deeper than ${maxJsonDepth} levels`);
  }
  if (cleaned.kind === 'not-json') {
    return refuse('event.not_json', cleaned.path, 'is not a JSON value');
  }
  const envelope = withoutUnset(cleaned.value);
  if (!isEnvelope(envelope)) return { problems: attributeProblems(envelope) };
  const { data, type } = envelope;
  if (!isPlainData(data)) return refuse('event.data', 'data', 'needs a JSON object');
  const extensions = checkExtensions(envelope);
  if (extensions.length > 0) return { problems: extensions };

  const event: CloudEvent = { ...envelope, data: typedEventData(type, data) };
  if (cleaned.replaced > 0) event[replacedNulsAttribute] = cleaned.replaced;
  return eventFamilyOf(event.type) === 'queue' ? readQueueEvent(event) : { event };
}

type Envelope = z.infer<typeof CloudEventEnvelope> & JsonObject;

function isEnvelope(value: JsonValue): value is Envelope {
  return CloudEventEnvelope.safeParse(value).success;
}

function attributeProblems(value: JsonValue): Problem[] {
  return (CloudEventEnvelope.safeParse(value).error?.issues ?? []).map((issue) =>
    problem('event.attribute', issue.path.join('.') || 'event', issue.message),
  );
}

// CloudEvents' JSON format: an attribute that is null is an attribute that is not set.
function withoutUnset(value: JsonValue): JsonValue {
  if (!isJsonObject(value) || !Object.values(value).includes(null)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, attribute]) => attribute !== null));
}

function readQueueEvent(event: CloudEvent): ParsedCloudEvent {
  const name = eventNameOf(event.type);
  if (!isQueueEventName(name)) {
    return refuse('event.type.unknown', 'type', `needs one of ${queueEventNames.join(', ')}`);
  }
  const queueId = queueIdOf(event);
  if (queueId === null || !/^\d{1,19}$/.test(queueId)) {
    return refuse('event.queue.missing', 'data.queue_id', 'needs the id of the queue');
  }
  const { state, queue_id } = event.data;
  const isTyped = queue_id === queueId || queue_id === Number(queueId);
  if (state === name && isTyped) return { event };
  const data = typedEventData(event.type, { ...event.data, state: name, queue_id: queueId });
  return { event: { ...event, data } };
}

const attributeNames = new Set(Object.keys(CloudEventEnvelope.shape));

function checkExtensions(attributes: { [name: string]: unknown }): Problem[] {
  return Object.entries(attributes)
    .filter(([name]) => !attributeNames.has(name))
    .filter(([, value]) => typeof value === 'object' && value !== null)
    .map(([name]) =>
      problem('event.extension', name, 'an extension attribute is a text, number or boolean'),
    );
}

// The envelope came out of `cleanJson`, so an object here holds JSON values only.
function isPlainData(data: unknown): data is JsonObject {
  return isJsonObject(data);
}

function refuse(code: string, path: string, message: string): ParsedCloudEvent {
  return { problems: [problem(code, path, message)] };
}

function problem(code: string, path: string, message: string): Problem {
  return { level: 'error', code, path, message };
}
