import type { JsonObject, JsonValue } from '../json';
import { fieldsOf } from './event-catalogue';
import { findQueueType } from './queue-type';

/**
 * Data of an event as it could be, from the examples of the catalogue: every field the event can
 * carry, `sometimes` ones included. For previews and documentation.
 * @param queueType Webitel's number; default 1, the inbound queue
 */
export function sampleEventData(eventType: string, queueType = 1): JsonObject {
  const name = eventType.slice(eventType.lastIndexOf('.') + 1);
  const own: Record<string, JsonValue> = {
    state: name,
    channel: findQueueType(queueType)?.channel ?? 'call',
    cc_result: name === 'missed' ? 'timeout' : 'success',
  };
  return Object.fromEntries(
    fieldsOf(eventType, queueType).map((field) => [field.name, own[field.name] ?? field.example]),
  );
}
