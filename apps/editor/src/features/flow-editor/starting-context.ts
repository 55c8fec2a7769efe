import { queueEventType, type SchemaHook } from '@hookline/contracts';
import type { CheckContext } from '@hookline/engine';
import { eventLabel } from '../../i18n/event-label';
import type { StartingEvent } from '../node-form/completion-entries';

/** The events that start a schema, each with the type of its queue, once. */
export function startingEvents(hooks: readonly SchemaHook[]): readonly StartingEvent[] {
  const events = hooks.map(({ event, queue }) => {
    const type = queueEventType(event);
    return { type, label: eventLabel(type), queueType: queue.type };
  });
  return [...new Map(events.map((event) => [`${event.type} ${event.queueType}`, event])).values()];
}

/**
 * What the checks may know of where the schema runs; the same the server knows.
 * @param domainVariables undefined while they are not known: then nothing is said of them
 */
export function checkContext(
  hooks: readonly SchemaHook[],
  domainVariables?: readonly string[],
): CheckContext {
  return {
    events: startingEvents(hooks).map(({ type, queueType }) => ({ type, queueType })),
    domainVariables,
    knownVariables: [...new Set(hooks.flatMap(({ queue }) => queue.variables))],
  };
}
