import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { toIncomingMessage, type IncomingMessage } from './incoming-message';
import { LateAcks } from './late-acks';
import { MessageSource } from './message-source';
import { PullSize } from './pull-size';
import { ackDelivery, settleMessage } from './settle-message';

export interface PartitionConsumerSettings {
  /** Name of the stream. */
  readonly stream: string;
  /** Name of its durable consumer: one partition. */
  readonly consumer: string;
  /** Messages kept at hand at most, of together at most 1 MiB. Default: 32, and up to 128 when they go fast. */
  readonly prefetch?: number;
  /**
   * Acks may wait so long for each other. Default 0: each goes at once. For messages that may come
   * again without harm, which those not acked do when the process dies.
   */
  readonly ackWithinMs?: number;
  /**
   * Milliseconds for which the partition is still ours; no message is asked for beyond. Default:
   * without end.
   */
  readonly leftMs?: () => number;
  /** Hears of a handler that threw; its message was put off. */
  readonly onError?: (error: unknown, message: IncomingMessage) => void;
}

/** A promise of the handler holds the next message back until it is settled: back-pressure. */
export type OnMessage = (message: IncomingMessage) => Promise<void> | void;

const defaultPrefetch = { least: 32, most: 128 };
/** Together with what is kept at hand less than `max_ack_pending`: the server always has some to give. */
const mostLateAcks = 96;
const resetWithinMs = 5_000;
/** A server that just came back may swallow a request: better to ask again soon. */
const restoreWithinMs = 1_500;
/** A handler that threw has not decided; somebody tries again after this. */
const undecidedNakMs = 5_000;

/**
 * Reads one partition in order. Owning it is somebody else's business: two readers of one
 * partition share its messages, and order is lost.
 */
export class PartitionConsumer {
  private source: MessageSource | null = null;
  private stopped = false;
  private readonly acks: LateAcks;

  constructor(
    private readonly connection: NatsConnection,
    private readonly settings: PartitionConsumerSettings,
  ) {
    this.acks = new LateAcks({
      withinMs: settings.ackWithinMs ?? 0,
      most: mostLateAcks,
      send: (reply) => ackDelivery(connection, reply),
    });
  }

  /**
   * Hands messages over one at a time until `stop`. Survives a server that restarts and streams
   * that are made anew. After a broken connection everything unsettled comes again, in order, also
   * what was handed over before. A stopped consumer does not start again: make another.
   */
  async consume(onMessage: OnMessage): Promise<void> {
    if (this.stopped) return;
    const { stream, consumer, prefetch } = this.settings;
    const source = new MessageSource({
      connection: this.connection,
      requestSubject: `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
      pullSize: new PullSize({
        ...(prefetch === undefined ? defaultPrefetch : { least: prefetch, most: prefetch }),
        nowMs: () => performance.now(),
      }),
      restore: () => this.reset(restoreWithinMs),
      leftMs: this.settings.leftMs ?? (() => Number.POSITIVE_INFINITY),
    });
    this.source = source;
    for (;;) {
      const message = await source.next();
      if (message === null) return;
      await this.handle(toIncomingMessage(message, this.acks.add), onMessage);
    }
  }

  /**
   * Puts the consumer back to its last gapless ack, so that a new owner sees what the old one
   * left unsettled again, in order and before anything newer. Call it before `consume`; the
   * messages settled out of order since then come again too.
   * @throws JetStreamApiError when there is no such consumer, TimeoutError when nobody answers
   */
  async reset(withinMs = resetWithinMs): Promise<void> {
    const manager = await jetstreamManager(this.connection, {
      checkAPI: false,
      timeout: withinMs,
    });
    await manager.consumers.reset(this.settings.stream, this.settings.consumer);
  }

  /**
   * Stops asking for messages and gives back at once those not handed over yet; the server may
   * shuffle them, only `reset` restores the order. The message in the handler's hands stays
   * there; `consume` ends when the handler does.
   */
  async stop(): Promise<void> {
    this.stopped = true;
    this.acks.close();
    const unused = (await this.source?.close()) ?? [];
    for (const message of unused) settleMessage(message, { kind: 'nak', delayMs: 0 });
    if (!this.connection.isClosed()) {
      await this.connection.flush().catch(() => undefined);
    }
  }

  private async handle(message: IncomingMessage, onMessage: OnMessage): Promise<void> {
    try {
      await onMessage(message);
    } catch (error) {
      message.nak(undecidedNakMs);
      this.settings.onError?.(error, message);
    }
  }
}
