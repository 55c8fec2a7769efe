import { LiveUpdate } from '@hookline/contracts';
import { ConfigChanges, LiveSubscriber } from '@hookline/messaging';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ApiMetrics } from '../metrics/api-metrics';
import type { UpdateStream } from './update-stream';

/** The open streams of one domain and what they live on. */
interface Listeners {
  readonly streams: Set<UpdateStream>;
  readonly subscription: { stop(): void };
}

/**
 * Hears the news of a domain while a page of it is open, once per process, and hands it to the
 * streams. Workers publish only where somebody listens, so nothing is subscribed in advance.
 */
@Injectable()
export class UpdateHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly domains = new Map<string, Listeners>();
  private configSubscription: { stop(): void } | null = null;

  constructor(
    private readonly live: LiveSubscriber,
    private readonly config: ConfigChanges,
    private readonly metrics: ApiMetrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.configSubscription = await this.config.subscribe(({ domainId, kind, id }) => {
      // What is set for the platform counts in every domain, wherever its author sits.
      const readers = kind === 'platform' ? [...this.domains.keys()] : [domainId];
      for (const one of readers) this.publish(one, { kind: 'config.changed', object: kind, id });
    });
  }

  /** Open streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    this.configSubscription?.stop();
    // Ending a stream takes it out of its set, and the last one the subscription.
    const open = [...this.domains.values()].flatMap(({ streams }) => [...streams]);
    for (const stream of open) stream.end();
  }

  /** Adds a stream of a domain; answers how to take it out. */
  add(domainId: string, stream: UpdateStream): () => void {
    const listeners = this.domains.get(domainId) ?? this.listen(domainId);
    listeners.streams.add(stream);
    this.metrics.countStream(1);
    return () => {
      if (!listeners.streams.delete(stream)) return;
      this.metrics.countStream(-1);
      if (listeners.streams.size > 0) return;
      listeners.subscription.stop();
      this.domains.delete(domainId);
    };
  }

  private listen(domainId: string): Listeners {
    const subscription = this.live.subscribe(domainId, (_topic, _domain, payload) => {
      const update = LiveUpdate.safeParse(payload).data;
      if (update !== undefined) this.publish(domainId, update);
    });
    const listeners = { streams: new Set<UpdateStream>(), subscription };
    this.domains.set(domainId, listeners);
    return listeners;
  }

  private publish(domainId: string, update: LiveUpdate): void {
    for (const stream of this.domains.get(domainId)?.streams ?? []) stream.offer(update);
  }
}
