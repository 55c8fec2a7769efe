import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KeyedSlots } from './keyed-slots';
import { LongWaits } from './long-waits';
import { QueueStay } from './queue-stay';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A queue with room for one run, and places for so many that wait for long. */
function aQueue({ places = 10 } = {}) {
  const slots = new KeyedSlots({ size: 1, longestLineMs: 1_000, nowMs: Date.now });
  const onFull = jest.fn();
  const longWaits = new LongWaits({ size: places, nowMs: Date.now, onFull });
  const tryEnter = (): QueueStay | null => {
    const visit = slots.tryEnter('8');
    return visit && new QueueStay(visit, { reenter: () => slots.reenter('8'), longWaits });
  };
  const enter = (): QueueStay => {
    const stay = tryEnter();
    if (!stay) throw new Error('there is no room');
    return stay;
  };
  const counted = () => ({ inside: slots.usedOf('8'), waiting: longWaits.used });
  return { enter, tryEnter, counted, onFull };
}

describe('QueueStay', () => {
  it('holds its room until an answer is a second late, and has it again with the answer', () => {
    const { enter, counted } = aQueue();
    const stay = enter();
    const onAnswer = stay.onReachOut();
    jest.advanceTimersByTime(999);
    expect(counted()).toEqual({ inside: 1, waiting: 0 });
    jest.advanceTimersByTime(1);
    expect(counted()).toEqual({ inside: 0, waiting: 1 });
    onAnswer();
    expect(counted()).toEqual({ inside: 1, waiting: 0 });
    stay.leave();
    expect(counted()).toEqual({ inside: 0, waiting: 0 });
  });

  it('does not step out for answers that come in time, however many', () => {
    const { enter, counted } = aQueue();
    const stay = enter();
    for (let call = 0; call < 5; call += 1) {
      const onAnswer = stay.onReachOut();
      jest.advanceTimersByTime(900);
      onAnswer();
    }
    jest.advanceTimersByTime(10_000);
    expect(counted()).toEqual({ inside: 1, waiting: 0 });
  });

  it('is counted once though it came back to a queue that others have filled', () => {
    const { enter, tryEnter, counted } = aQueue();
    const first = enter();
    const onAnswer = first.onReachOut();
    jest.advanceTimersByTime(1_000);
    const second = enter();
    onAnswer();
    expect(counted()).toEqual({ inside: 2, waiting: 0 });
    second.leave();
    expect(tryEnter()).toBeNull();
    first.leave();
    expect(tryEnter()).not.toBeNull();
  });

  it('stays out while another of its branches waits', () => {
    const { enter, counted } = aQueue();
    const stay = enter();
    const answers = [stay.onReachOut(), stay.onReachOut()];
    jest.advanceTimersByTime(1_000);
    expect(counted()).toEqual({ inside: 0, waiting: 1 });
    answers[0]?.();
    expect(counted()).toEqual({ inside: 0, waiting: 1 });
    answers[1]?.();
    expect(counted()).toEqual({ inside: 1, waiting: 0 });
  });

  it('keeps its room while there is no place for another that waits, tells of it once a minute, and looks again', () => {
    const { enter, counted, onFull } = aQueue({ places: 1 });
    const first = enter();
    const onAnswer = first.onReachOut();
    jest.advanceTimersByTime(1_000);
    const second = enter();
    second.onReachOut();
    jest.advanceTimersByTime(60_000);
    expect(counted()).toEqual({ inside: 1, waiting: 1 });
    expect(onFull).toHaveBeenCalledTimes(1);
    onAnswer();
    first.leave();
    jest.advanceTimersByTime(1_000);
    expect(counted()).toEqual({ inside: 0, waiting: 1 });
  });

  it('takes nothing any more when an answer comes after its end', () => {
    const { enter, counted } = aQueue();
    const late = enter();
    const onAnswer = late.onReachOut();
    const onOther = late.onReachOut();
    jest.advanceTimersByTime(1_000);
    late.leave();
    onAnswer();
    jest.advanceTimersByTime(5_000);
    onOther();
    expect(counted()).toEqual({ inside: 0, waiting: 0 });
    expect(jest.getTimerCount()).toBe(0);
  });
});
