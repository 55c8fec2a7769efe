/** What the server says of a delivery in its reply subject. */
export interface Delivery {
  readonly seq: number;
  readonly deliveryCount: number;
  readonly publishedAt: Date;
}

/**
 * Reads the reply subject of a stream's message, in the short form
 * `$JS.ACK.<stream>.<consumer>.<count>.<seq>.<delivery>.<nanos>.<pending>` or the long one that
 * has domain and account in front and more behind (ADR-15 of the NATS architecture).
 * @throws Error when it is neither: the message did not come from a stream
 */
export function readDelivery(reply: string): Delivery {
  const tokens = reply.split('.');
  const from = tokens.length === 9 ? 4 : 6;
  const [count, seq, , nanos] = tokens.slice(from);
  if (!reply.startsWith('$JS.ACK.') || count === undefined || seq === undefined || !nanos) {
    throw new Error(`not the reply subject of a stream's message: ${reply}`);
  }
  return {
    deliveryCount: Number(count),
    seq: Number(seq),
    // Nanoseconds do not fit a number exactly; the last six digits are not milliseconds anyway.
    publishedAt: new Date(Number(nanos.slice(0, -6))),
  };
}
