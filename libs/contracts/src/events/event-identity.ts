import type { JsonObject } from '../json';
import type { CloudEvent } from './cloud-event';

/**
 * What keeps the events of one call in order: events with equal keys run one after another
 * (decision 25): `attempt_id`, else `unique_id` or `session_id` of the data, else the subject,
 * else the event id.
 */
export function orderingKey(event: Pick<CloudEvent, 'id' | 'subject' | 'data'>): string {
  return (
    idOf(event.data, 'attempt_id') ??
    idOf(event.data, 'unique_id') ??
    idOf(event.data, 'session_id') ??
    event.subject ??
    event.id
  );
}

/** Last part of the type: `missed` of `queue.missed`. */
export function eventNameOf(eventType: string): string {
  return eventType.slice(eventType.lastIndexOf('.') + 1);
}

/** All but the last part of the type: `queue` of `queue.missed`. */
export function eventFamilyOf(eventType: string): string {
  return eventType.slice(0, Math.max(eventType.lastIndexOf('.'), 0));
}

/**
 * The queue of an event as text, or null when it names none. `data.queue_id` wins; a source that
 * ends in the id (`queue_8`, `/queues/8`) serves for data without it.
 */
export function queueIdOf(event: Pick<CloudEvent, 'source' | 'data'>): string | null {
  return idOf(event.data, 'queue_id') ?? /\bqueues?[_/](\d{1,19})$/.exec(event.source)?.[1] ?? null;
}

function idOf(data: JsonObject, name: string): string | null {
  // Own keys only: data is foreign and may be called anything.
  const value = Object.hasOwn(data, name) ? data[name] : null;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
