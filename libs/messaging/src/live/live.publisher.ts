import { subjectsOf, subjectToken, type JsonValue } from '@hookline/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectionStateOf } from '../connection/connection-state';
import { LiveInterest } from './live.interest';

/** News for open pages: best effort, not stored, never in the way of work. */
export class LivePublisher {
  private readonly subjects: ReturnType<typeof subjectsOf>;
  private readonly interest: LiveInterest;

  constructor(
    private readonly connection: NatsConnection,
    namespace?: string,
  ) {
    this.subjects = subjectsOf(namespace);
    this.interest = new LiveInterest(connection, (domainId) =>
      this.subjects.live(subjectToken(domainId), 'probe'),
    );
  }

  /**
   * Tells whoever listens. Dropped while not connected or nobody listens; never throws and never
   * waits.
   * @param topic one or more tokens with dots between: `run.412`
   */
  publish(domainId: string, topic: string, payload: JsonValue): void {
    if (this.connection.isClosed() || !connectionStateOf(this.connection).connected) return;
    if (!this.interest.isListened(domainId)) return;
    const tokens = topic.split('.').map(subjectToken).join('.');
    try {
      this.connection.publish(
        this.subjects.live(subjectToken(domainId), tokens),
        JSON.stringify(payload),
      );
    } catch {
      // Draining, or a payload beyond the server's limit: a page misses one piece of news.
    }
  }
}
