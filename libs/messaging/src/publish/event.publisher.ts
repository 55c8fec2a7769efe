import { eventSubject, subjectsOf, type CloudEvent } from '@hookline/contracts';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { DurablePublisher, type PublishedMessage } from './durable-publisher';

/** Major version of the message format; a reader that does not know it puts the message off. */
export const messageVersion = '1';
export const messageVersionHeader = 'Hl-V';

const maxInFlight = 256;

/** Puts events on the stream EVENTS. */
export class EventPublisher {
  private readonly publisher: DurablePublisher;
  private readonly subjects: ReturnType<typeof subjectsOf>;

  constructor(connection: NatsConnection, namespace?: string) {
    this.publisher = new DurablePublisher(connection);
    this.subjects = subjectsOf(namespace);
  }

  /**
   * Publishes one event. The same event again within 10 minutes is reported as duplicate and not
   * stored twice.
   * @throws UnavailableError when it is not known to be stored within 2 s
   */
  publish(domainId: string, event: CloudEvent): Promise<PublishedMessage> {
    return this.send(domainId, event, `${domainId}:${event.id}`);
  }

  /**
   * Publishes an event again that went nowhere at first, under the id it has.
   * @param reason tells this repeat from the first time: the id of its dead letter
   * @throws UnavailableError as `publish` does
   */
  publishAgain(domainId: string, event: CloudEvent, reason: string): Promise<PublishedMessage> {
    return this.send(domainId, event, `${domainId}:${event.id}:again:${reason}`);
  }

  private send(domainId: string, event: CloudEvent, msgID: string): Promise<PublishedMessage> {
    const head = headers();
    head.set(messageVersionHeader, messageVersion);
    return this.publisher.publish(
      eventSubject(domainId, event, this.subjects),
      JSON.stringify(event),
      { msgID, headers: head },
    );
  }

  /**
   * Publishes many events, at most 256 at a time, and answers in their order. Events of one call
   * are sent one after another in the order given.
   * @throws the first error; some events may be stored then, and publishing all again is safe
   */
  async publishMany(
    domainId: string,
    events: readonly CloudEvent[],
  ): Promise<readonly PublishedMessage[]> {
    const published: PublishedMessage[] = [];
    // One iterator for all lanes: events leave in the order given, and one connection keeps it.
    const rest = events.entries();
    const lane = async (): Promise<void> => {
      for (const [index, event] of rest) published[index] = await this.publish(domainId, event);
    };
    await Promise.all(Array.from({ length: Math.min(maxInFlight, events.length) }, lane));
    return published;
  }
}
