import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LateAcks } from './late-acks';

function acksWith(settings: { withinMs: number; most: number }) {
  const sent: string[] = [];
  const acks = new LateAcks({ ...settings, send: (reply) => sent.push(reply) });
  return { sent, acks, ack: acks.add };
}

describe('LateAcks', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends acks together, in order, a while after the first', () => {
    const { sent, ack } = acksWith({ withinMs: 500, most: 10 });
    ack('one');
    jest.advanceTimersByTime(400);
    ack('two');
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(sent).toEqual(['one', 'two']);
    ack('three');
    jest.advanceTimersByTime(499);
    expect(sent).toHaveLength(2);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  it('does not wait with many, and begins anew after them', () => {
    const { sent, ack } = acksWith({ withinMs: 500, most: 2 });
    ack('one');
    ack('two');
    expect(sent).toEqual(['one', 'two']);
    ack('three');
    jest.advanceTimersByTime(500);
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  it('sends what waits when it is closed, and later ones at once', () => {
    const { sent, acks, ack } = acksWith({ withinMs: 500, most: 10 });
    ack('one');
    acks.close();
    expect(sent).toEqual(['one']);
    ack('two');
    expect(sent).toEqual(['one', 'two']);
    jest.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(2);
  });

  it('sends each at once when it may not wait', () => {
    const { sent, ack } = acksWith({ withinMs: 0, most: 10 });
    ack('one');
    expect(sent).toEqual(['one']);
  });
});
