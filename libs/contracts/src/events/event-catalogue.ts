import { agentEventDescriptions } from './agent-event-descriptions';
import type { EventDescription } from './event-description';
import { fieldPresence, type EventField, type FieldType } from './event-field';
import { listEventDescriptions } from './list-event-descriptions';
import { queueEventDescriptions } from './queue-event-descriptions';
import { taskEventDescriptions } from './task-event-descriptions';

/** Every event type the product knows by name. Others are accepted and read as they come. */
export const eventCatalogue: readonly EventDescription[] = [
  ...queueEventDescriptions,
  ...agentEventDescriptions,
  ...taskEventDescriptions,
  ...listEventDescriptions,
];

const descriptions = new Map(eventCatalogue.map((event) => [event.type, event]));
// Every event of the hot path asks for types by name, so lists are indexed once.
const fieldsByName = new Map(
  eventCatalogue.map((event) => [
    event.type,
    new Map(event.fields.map((field) => [field.name, field])),
  ]),
);

/** The catalogue entry of an event type, or null when the type is not in the catalogue. */
export function findEventDescription(eventType: string): EventDescription | null {
  return descriptions.get(eventType) ?? null;
}

/** One field of an event type by name, wherever it may occur; null when the catalogue has none. */
export function findEventField(eventType: string, name: string): EventField | null {
  return fieldsByName.get(eventType)?.get(name) ?? null;
}

/**
 * The fields an event can carry, in catalogue order; `never` fields are left out.
 * An unknown type has none.
 * @param queueType Webitel's number; missing = any queue type
 */
export function fieldsOf(eventType: string, queueType?: number): readonly EventField[] {
  const fields = findEventDescription(eventType)?.fields ?? [];
  return fields.filter((field) => fieldPresence(field, eventType, queueType) !== 'never');
}

/** The type of a variable in an event; null when the catalogue does not know the variable. */
export function fieldType(eventType: string, name: string): FieldType | null {
  return findEventField(eventType, name)?.type ?? null;
}
