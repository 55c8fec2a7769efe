import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { seatedWaitMs, Seats, withoutSeat } from './seats';

const seatsFor = (size: number): Seats => new Seats({ size, nowMs: Date.now });

describe('Seats', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('has so many and no more, and lets who waits in one after another', async () => {
    const seats = seatsFor(2);
    const [first, second] = [await seats.take(), await seats.take()];
    expect(seats.tryTake()).toBeNull();
    const order: string[] = [];
    void seats.take().then(() => order.push('third'));
    void seats.take().then(() => order.push('fourth'));
    first.leave();
    await jest.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['third']);
    second.leave();
    await jest.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['third', 'fourth']);
    expect(seats.taken).toBe(2);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives the seat of one who waits for long to another', async () => {
    const seats = seatsFor(1);
    const asking = await seats.take();
    const [first, second] = [asking.lend(), asking.lend()];
    const next = seats.take();
    await jest.advanceTimersByTimeAsync(seatedWaitMs - 1);
    expect(seats.taken).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    const other = await next;
    first();
    expect(seats.taken).toBe(1);
    // Back with all its answers, though there is no seat.
    second();
    expect(seats.taken).toBe(2);
    other.leave();
    expect(seats.tryTake()).toBeNull();
    asking.leave();
    asking.leave();
    expect(seats.taken).toBe(0);
  });

  it('keeps the seat of one who waits for long while nobody needs it', async () => {
    const seats = seatsFor(1);
    const seat = await seats.take();
    const back = seat.lend();
    await jest.advanceTimersByTimeAsync(10 * seatedWaitMs);
    expect(seats.taken).toBe(1);
    back();
    expect(seats.taken).toBe(1);
  });

  it('keeps the seat of one whose waits are short, however many', async () => {
    const seats = seatsFor(1);
    const seat = await seats.take();
    void seats.take();
    for (let wait = 0; wait < 10; wait += 1) {
      const back = seat.lend();
      await jest.advanceTimersByTimeAsync(seatedWaitMs / 2);
      back();
    }
    expect(seats.tryTake()).toBeNull();
    seat.leave();
    expect(seats.taken).toBe(1);
  });

  it('keeps none for an answer that comes after the event was done', async () => {
    const seats = seatsFor(1);
    const seat = await seats.take();
    const back = seat.lend();
    seat.leave();
    back();
    seat.lend()();
    expect(seats.taken).toBe(0);
  });

  it('is taken back when what was waited for fails', async () => {
    const seats = seatsFor(1);
    const seat = await seats.take();
    const next = seats.take();
    const failing = new Promise<never>((_resolve, reject) =>
      setTimeout(reject, 1_000, new Error()),
    );
    const waiting = expect(withoutSeat(seat, failing)).rejects.toThrow();
    await jest.advanceTimersByTimeAsync(1_000);
    await waiting;
    await next;
    expect(seats.taken).toBe(2);
  });
});
