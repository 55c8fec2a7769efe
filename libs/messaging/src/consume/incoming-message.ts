import { parseExactJson } from '@hookline/contracts';
import type { Msg } from '@nats-io/transport-node';
import { readDelivery, type Delivery } from './read-delivery';
import { settleMessage, type Verdict } from './settle-message';

/** A message of a stream in the hands of a worker. Exactly one of ack, nak, term ends it. */
export interface IncomingMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** The body as JSON; integers beyond 2^53 become text. Throws a SyntaxError when it is none. */
  json(): unknown;
  readonly headers: { get(name: string): string | null };
  /** Place in the stream. */
  readonly seq: number;
  /** From 1. Not to be used for correctness: a restarted server forgets it (reliability.md 2). */
  readonly deliveryCount: number;
  /** When the stream stored it. */
  readonly publishedAt: Date;
  /** Done; it will not come again. */
  ack(): void;
  /** Not now: again after the delay. */
  nak(delayMs: number): void;
  /** Never again; the reason is for the advisory. */
  term(reason: string): void;
  /** Still at it: restarts the 30 s the server waits for a verdict. */
  working(): void;
}

/** Sends an ack of a delivery, now or later; it knows the delivery by its reply subject. */
export type AckBy = (reply: string) => void;

/**
 * Makes a stream's message one a worker can read and settle.
 * @param ackBy every other verdict goes at once
 * @throws Error when it did not come from a stream
 */
export function toIncomingMessage(message: Msg, ackBy: AckBy): IncomingMessage {
  return new StreamMessage(message, ackBy);
}

/** A class: thousands are in hand, and each would carry a closure for every method. */
class StreamMessage implements IncomingMessage {
  private settled = false;
  private readonly delivery: Delivery;

  constructor(
    private readonly message: Msg,
    private readonly ackBy: AckBy,
  ) {
    this.delivery = readDelivery(message.reply ?? '');
  }

  get subject(): string {
    return this.message.subject;
  }

  get data(): Uint8Array {
    return this.message.data;
  }

  get headers(): IncomingMessage['headers'] {
    const { headers } = this.message;
    return { get: (name) => (headers?.has(name) === true ? headers.get(name) : null) };
  }

  get seq(): number {
    return this.delivery.seq;
  }

  get deliveryCount(): number {
    return this.delivery.deliveryCount;
  }

  get publishedAt(): Date {
    return this.delivery.publishedAt;
  }

  json(): unknown {
    return parseExactJson(this.message.string());
  }

  ack(): void {
    if (this.settled) return;
    this.settled = true;
    this.ackBy(this.message.reply ?? '');
  }

  nak(delayMs: number): void {
    this.end({ kind: 'nak', delayMs });
  }

  term(reason: string): void {
    this.end({ kind: 'term', reason });
  }

  working(): void {
    if (!this.settled) settleMessage(this.message, { kind: 'working' });
  }

  private end(verdict: Verdict): void {
    if (this.settled) return;
    this.settled = true;
    settleMessage(this.message, verdict);
  }
}
