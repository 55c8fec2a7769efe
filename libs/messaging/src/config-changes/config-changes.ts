/**
 * News that something configured changed.
 *
 * 1. Published to the stream CONFIG by the outbox relay, in order, with the outbox id.
 * 2. Heard by a plain subscription: what is published to a stream also reaches subscribers, at
 *    once and without a consumer on the server (creating one is the API user's right alone).
 * 3. What was published while this process was away is not repeated: after each reconnect
 *    `onResync` tells the reader to load everything again from Postgres, the truth.
 */
import { subjectsOf, subjectToken } from '@hookline/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectionStateOf } from '../connection/connection-state';
import { DurablePublisher } from '../publish/durable-publisher';
import { readConfigChange, type ConfigChange } from './config-change';

export class ConfigChanges {
  private readonly publisher: DurablePublisher;
  private readonly subjects: ReturnType<typeof subjectsOf>;

  constructor(
    private readonly connection: NatsConnection,
    namespace?: string,
  ) {
    this.publisher = new DurablePublisher(connection);
    this.subjects = subjectsOf(namespace);
  }

  /**
   * Tells every process of a change.
   * @param msgId `outbox:<id>`, so that a relay may repeat itself
   * @throws UnavailableError when it is not known to be stored within 2 s
   */
  async publish(change: ConfigChange, msgId: string): Promise<void> {
    const subject = this.subjects.configChange({
      domainId: subjectToken(change.domainId),
      kind: subjectToken(change.kind),
      id: subjectToken(change.id),
    });
    await this.publisher.publish(subject, JSON.stringify(change), { msgID: msgId });
  }

  /**
   * Calls `onChange` for every change from now on and `onResync` after every reconnect. Changes
   * may repeat and arrive late: readers ignore versions older than theirs.
   */
  async subscribe(
    onChange: (change: ConfigChange) => void,
    onResync: () => void = () => undefined,
  ): Promise<{ stop(): void }> {
    const subscription = this.connection.subscribe(this.subjects.allConfigChanges, {
      callback: (error, message) => {
        const change = error === null ? readConfigChange(message.data) : null;
        if (change !== null) onChange(change);
      },
    });
    const forget = connectionStateOf(this.connection).onReconnect(onResync);
    // The server has heard of the subscription when it answers: nothing from here on is missed.
    await this.connection.flush();
    return {
      stop: () => {
        forget();
        subscription.unsubscribe();
      },
    };
  }
}
