import { describe, expect, it } from '@jest/globals';
import { readDelivery } from './read-delivery';

describe('readDelivery', () => {
  const delivery = { deliveryCount: 2, seq: 77, publishedAt: new Date(1784000123456) };

  it.each([
    ['short', '$JS.ACK.EVENTS.ev-3.2.77.5.1784000123456789012.4'],
    ['long', '$JS.ACK._.hash.EVENTS.ev-3.2.77.5.1784000123456789012.4.random'],
  ])('reads the %s form', (_form, reply) => {
    expect(readDelivery(reply)).toEqual(delivery);
  });

  it.each(['', '_INBOX.x.1', '$JS.ACK.EVENTS'])('refuses %j', (reply) => {
    expect(() => readDelivery(reply)).toThrow('not the reply subject');
  });
});
