import type { JsonValue } from '../json';
import { queueTypes } from './queue-type';

/** `timestamp` is a number: milliseconds since 1970, as Webitel sends it. */
export const fieldTypes = ['text', 'number', 'boolean', 'timestamp'] as const;
export type FieldType = (typeof fieldTypes)[number];

export const fieldPresences = ['always', 'sometimes', 'never'] as const;
/** Whether an event carries a field. `sometimes` fields may be missing and then read as empty. */
export type FieldPresence = (typeof fieldPresences)[number];

/** One line of a presence table. A missing list means "any". The first line that fits decides. */
export interface PresenceRule {
  /** Last part of the event type: `missed` of `queue.missed`. */
  readonly events?: readonly string[];
  readonly queueTypes?: readonly number[];
  readonly presence: FieldPresence;
}

/** One variable of an event: what it is called, holds and means, and where it can be expected. */
export interface EventField {
  readonly name: string;
  readonly type: FieldType;
  /** `s` or `ms`; missing when the value has none. */
  readonly unit?: 's' | 'ms';
  readonly example: JsonValue;
  /** The closed list of values, where there is one. */
  readonly values?: readonly string[];
  /** Personal data of the contact: masked for roles without `pii:read` (B-60). */
  readonly personal: boolean;
  readonly description: string;
  /** Read from the top; a field no line speaks of is never there. */
  readonly presence: readonly PresenceRule[];
}

/**
 * Whether an event of a queue type carries the field.
 * @param event full type (`queue.missed`) or its last part (`missed`)
 * @param queueType Webitel's number; missing = over all queue types, `sometimes` if they differ
 */
export function fieldPresence(field: EventField, event: string, queueType?: number): FieldPresence {
  const name = event.slice(event.lastIndexOf('.') + 1);
  const rules = field.presence.filter((rule) => rule.events?.includes(name) ?? true);
  const presenceFor = (type: number): FieldPresence =>
    rules.find((rule) => rule.queueTypes?.includes(type) ?? true)?.presence ?? 'never';
  if (queueType !== undefined) return presenceFor(queueType);
  const presences = new Set(queueTypes.map((type) => presenceFor(type.id)));
  const [only] = presences;
  return presences.size === 1 && only !== undefined ? only : 'sometimes';
}
