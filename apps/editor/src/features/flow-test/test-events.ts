import {
  eventCatalogue,
  queueEventType,
  sampleEventData,
  type JsonObject,
  type SchemaHook,
} from '@hookline/contracts';

/** An event a test may begin with. */
export interface TestEvent {
  /** Of the list it is chosen from. */
  readonly key: string;
  readonly type: string;
  /** The queue whose hook starts the schema; null for an event of the catalogue. */
  readonly queue: SchemaHook['queue'] | null;
}

/** Events that start the schema first, each once per queue; then all the catalogue knows. */
export function testEvents(hooks: readonly SchemaHook[]): readonly TestEvent[] {
  const hooked = hooks.map(({ event, queue }): TestEvent => {
    const type = queueEventType(event);
    return { key: `${queue.id} ${type}`, type, queue };
  });
  return [
    ...new Map(hooked.map((event) => [event.key, event])).values(),
    ...eventCatalogue.map(({ type }): TestEvent => ({ key: type, type, queue: null })),
  ];
}

/** What such an event could carry: the examples of the catalogue, in the queue of the hook. */
export function exampleData({ type, queue }: TestEvent): JsonObject {
  if (queue === null) return sampleEventData(type);
  return { ...sampleEventData(type, queue.type), queue_id: queue.id };
}
