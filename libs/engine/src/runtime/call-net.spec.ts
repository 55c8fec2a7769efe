import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CallNet } from './call-net';

describe('CallNet', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('tells those who listen, once, when its time is over', () => {
    const net = new CallNet(100);
    const [stays, left] = [jest.fn(), jest.fn()];
    net.addEventListener('abort', stays);
    net.addEventListener('abort', stays);
    net.addEventListener('abort', left);
    net.removeEventListener('abort', left);
    jest.advanceTimersByTime(99);
    expect(net.aborted).toBe(false);
    expect(stays).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(net.aborted).toBe(true);
    expect(stays).toHaveBeenCalledTimes(1);
    expect(left).not.toHaveBeenCalled();
  });

  it('says nothing after the call is over', () => {
    const net = new CallNet(100);
    const listener = jest.fn();
    net.addEventListener('abort', listener);
    net.takeDown();
    jest.advanceTimersByTime(1_000);
    expect(net.aborted).toBe(false);
    expect(listener).not.toHaveBeenCalled();
  });
});
