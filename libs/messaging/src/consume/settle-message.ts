/**
 * The only file that tells the server what became of a message: ack, nak, working or term.
 *
 * 1. A message is settled once; later verdicts on the same delivery are dropped.
 * 2. `nak` always carries a delay or means "now, to somebody else": the server ignores `backoff`
 *    for naks (reliability.md 2).
 * 3. A verdict on a closed connection is dropped: the server delivers the message again.
 * @see https://docs.nats.io/nats-concepts/jetstream/consumers#acknowledgement
 */
import {
  ClosedConnectionError,
  DrainingConnectionError,
  type Msg,
  type NatsConnection,
} from '@nats-io/transport-node';

export type Verdict =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak'; readonly delayMs: number }
  | { readonly kind: 'term'; readonly reason: string }
  | { readonly kind: 'working' };

/** Sends the verdict to the server. Does not wait for it to arrive. */
export function settleMessage(message: Msg, verdict: Verdict): void {
  unlessClosed(() => message.respond(payloadOf(verdict)));
}

/** Acks the delivery with this reply subject, for those who do not keep the message that long. */
export function ackDelivery(connection: Pick<NatsConnection, 'publish'>, reply: string): void {
  unlessClosed(() => connection.publish(reply, payloadOf({ kind: 'ack' })));
}

function unlessClosed(send: () => void): void {
  try {
    send();
  } catch (error) {
    if (error instanceof ClosedConnectionError || error instanceof DrainingConnectionError) return;
    throw error;
  }
}

function payloadOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'ack':
      return '+ACK';
    case 'nak':
      return verdict.delayMs > 0
        ? `-NAK {"delay":${Math.round(verdict.delayMs) * 1_000_000}}`
        : '-NAK';
    case 'term':
      // The reason ends up in one line of an advisory.
      return `+TERM ${verdict.reason.replace(/\s+/g, ' ').slice(0, 512)}`;
    case 'working':
      return '+WPI';
  }
}
