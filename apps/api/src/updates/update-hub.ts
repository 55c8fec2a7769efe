import { LiveUpdate } from '@hookline/contracts';
import { ConfigChanges, LiveSubscriber } from '@hookline/messaging';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ApiMetrics } from '../metrics/api-metrics';
import type { UpdateStream } from './update-stream';

/** Hears the news of all domains once per process and hands each to the streams of its domain. */
@Injectable()
export class UpdateHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly streams = new Map<string, Set<UpdateStream>>();
  private readonly subscriptions: { stop(): void }[] = [];

  constructor(
    private readonly live: LiveSubscriber,
    private readonly config: ConfigChanges,
    private readonly metrics: ApiMetrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscriptions.push(
      this.live.subscribe({ all: true }, (_topic, domainId, payload) => {
        const update = LiveUpdate.safeParse(payload).data;
        if (update !== undefined) this.publish(domainId, update);
      }),
      await this.config.subscribe(({ domainId, kind, id }) =>
        this.publish(domainId, { kind: 'config.changed', object: kind, id }),
      ),
    );
  }

  /** Open streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const subscription of this.subscriptions) subscription.stop();
    for (const stream of [...this.streams.values()].flatMap((set) => [...set])) stream.end();
  }

  /** Adds a stream of a domain; answers how to take it out. */
  add(domainId: string, stream: UpdateStream): () => void {
    const streams = this.streams.get(domainId) ?? new Set();
    this.streams.set(domainId, streams.add(stream));
    this.metrics.countStream(1);
    return () => {
      if (!streams.delete(stream)) return;
      this.metrics.countStream(-1);
      if (streams.size === 0) this.streams.delete(domainId);
    };
  }

  private publish(domainId: string, update: LiveUpdate): void {
    for (const stream of this.streams.get(domainId) ?? []) stream.offer(update);
  }
}
