import { isJsonObject, type JsonObject } from '../json';
import { cleanJson } from './clean-json';
import type { CloudEvent } from './cloud-event';
import { orderingKey } from './event-identity';
import { fnv1a128 } from './event-token';
import { replacedNulsAttribute } from './parse-cloud-event';
import { queueEventType, type QueueEventName } from './queue-event-name';
import { typedEventData } from './typed-event-data';

/** What the path says of a flat map, and what goes before its own id. */
export interface WebitelContext {
  readonly queueId: string;
  readonly event: QueueEventName;
  /** `Idempotency-Key` over HTTP or `Nats-Msg-Id` over NATS, if the sender gave one. */
  readonly idempotencyKey?: string | null;
}

/**
 * Webitel's flat map of variables as an event. The path decides queue and event name, whatever
 * the map says of them; texts get the types of the catalogue and empty values are left out.
 * The id is the idempotency key, else `attempt_id:state:timestamp` (decision 24); a map without
 * attempt or timestamp (an expired member's) has the hash of all its variables as id.
 * It does not judge the map: pass the event on to `parseCloudEvent` when the map is foreign.
 */
export function fromWebitelVariables(map: JsonObject, context: WebitelContext): CloudEvent {
  const type = queueEventType(context.event);
  const cleaned = cleanVariables(map);
  const data = typedEventData(type, {
    ...cleaned.map,
    state: context.event,
    queue_id: context.queueId,
  });
  const event: CloudEvent = {
    specversion: '1.0',
    id: context.idempotencyKey || idOf(data, context.event),
    source: `queue_${context.queueId}`,
    type,
    datacontenttype: 'application/json',
    data,
  };
  const time = timeOf(data);
  if (time !== null) event.time = time;
  const key = orderingKey(event);
  if (key !== event.id) event.subject = key;
  if (cleaned.replaced > 0) event[replacedNulsAttribute] = cleaned.replaced;
  return event;
}

function cleanVariables(map: JsonObject): { map: JsonObject; replaced: number } {
  const cleaned = cleanJson(map);
  return cleaned.kind === 'clean' && isJsonObject(cleaned.value)
    ? { map: cleaned.value, replaced: cleaned.replaced }
    : { map, replaced: 0 };
}

function idOf(data: JsonObject, event: QueueEventName): string {
  const { attempt_id: attempt, timestamp } = data;
  if (attempt !== undefined && timestamp !== undefined) return `${attempt}:${event}:${timestamp}`;
  const sorted = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${event}:${fnv1a128(JSON.stringify(sorted))}`;
}

function timeOf(data: JsonObject): string | null {
  const { timestamp } = data;
  // The range of a Date is ±8.64e15 ms.
  if (typeof timestamp !== 'number' || Math.abs(timestamp) > 8.64e15) return null;
  return new Date(timestamp).toISOString();
}
