import { parseExactJson } from '@hookline/contracts';
import type { Msg } from '@nats-io/transport-node';
import { readDelivery } from './read-delivery';
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

const atOnce = (send: () => void): void => send();

/**
 * Makes a stream's message one a worker can read and settle.
 * @param ackBy sends the ack, now or later; every other verdict goes at once
 */
export function toIncomingMessage(
  message: Msg,
  ackBy: (send: () => void) => void = atOnce,
): IncomingMessage {
  const delivery = readDelivery(message.reply ?? '');
  let settled = false;
  const settle = (verdict: Verdict): void => {
    if (settled) return;
    settled = verdict.kind !== 'working';
    if (verdict.kind === 'ack') ackBy(() => settleMessage(message, verdict));
    else settleMessage(message, verdict);
  };
  return {
    subject: message.subject,
    data: message.data,
    json: () => parseExactJson(message.string()),
    headers: {
      get: (name) => (message.headers?.has(name) === true ? message.headers.get(name) : null),
    },
    ...delivery,
    ack: () => settle({ kind: 'ack' }),
    nak: (delayMs) => settle({ kind: 'nak', delayMs }),
    term: (reason) => settle({ kind: 'term', reason }),
    working: () => settle({ kind: 'working' }),
  };
}
