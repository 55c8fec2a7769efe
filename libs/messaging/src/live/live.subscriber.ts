import { subjectsOf, subjectToken } from '@hookline/contracts';
import type { NatsConnection } from '@nats-io/transport-node';

export type OnLive = (topic: string, domainId: string, payload: unknown) => void;

/** Hears the news for open pages. */
export class LiveSubscriber {
  private readonly subjects: ReturnType<typeof subjectsOf>;

  constructor(
    private readonly connection: NatsConnection,
    namespace?: string,
  ) {
    this.subjects = subjectsOf(namespace);
  }

  /**
   * Calls the listener for every piece of news of a domain, or of all domains. News that is no
   * JSON is dropped, a publisher's empty probe among it.
   */
  subscribe(domainId: string | { readonly all: true }, onLive: OnLive): { stop(): void } {
    const subject =
      typeof domainId === 'string'
        ? this.subjects.liveOfDomain(subjectToken(domainId))
        : this.subjects.allLive;
    const subscription = this.connection.subscribe(subject, {
      callback: (error, message) => {
        if (error !== null) return;
        const [, , domain = '', ...topic] = message.subject.split('.');
        const payload = readPayload(message.string());
        if (payload !== undefined) onLive(topic.join('.'), domain, payload);
      },
    });
    return { stop: () => subscription.unsubscribe() };
  }
}

function readPayload(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
