import { describe, expect, it } from '@jest/globals';
import { PutOffCalls } from './put-off-calls';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 1) + seconds * 1_000);

describe('PutOffCalls', () => {
  it('lets any run look for room while none of its call was put off', () => {
    const calls = new PutOffCalls();
    calls.putOff('a', 'r1', at(2), at(0));
    expect(calls.isNext('b', 'r9', at(0))).toBe(true);
    expect(calls.isNext('a', 'r1', at(0))).toBe(true);
    expect(calls.isNext('a', 'r2', at(0))).toBe(false);
  });

  it('brings those behind back after those before, however often they are put off', () => {
    const calls = new PutOffCalls();
    expect(calls.putOff('a', 'r1', at(3), at(0))).toEqual(at(3));
    expect(calls.putOff('a', 'r2', at(1), at(0)).getTime()).toBeGreaterThan(at(3).getTime());
    // The first is put off again while the second waits.
    expect(calls.putOff('a', 'r1', at(6), at(3))).toEqual(at(6));
    expect(calls.putOff('a', 'r2', at(5), at(4)).getTime()).toBeGreaterThan(at(6).getTime());
  });

  it('moves the next one up when the first found room', () => {
    const calls = new PutOffCalls();
    calls.putOff('a', 'r1', at(2), at(0));
    calls.putOff('a', 'r2', at(2), at(0));
    calls.leave('a', 'r1');
    expect(calls.isNext('a', 'r2', at(2))).toBe(true);
    calls.leave('a', 'r2');
    expect(calls.isNext('a', 'r3', at(2))).toBe(true);
  });

  it('keeps the first before those that came later when it finds no room further on', () => {
    const calls = new PutOffCalls();
    calls.putOff('a', 'r1', at(2), at(0));
    calls.putOff('a', 'r2', at(2), at(0));
    calls.leave('a', 'r1');
    calls.keepPlace('a', 'r1', at(4), at(2));
    expect([calls.isNext('a', 'r1', at(3)), calls.isNext('a', 'r2', at(3))]).toEqual([true, false]);
    expect(calls.putOff('a', 'r2', at(3), at(3)).getTime()).toBeGreaterThan(at(4).getTime());
  });

  it('holds no call for a turn that is more than a minute off', () => {
    const calls = new PutOffCalls();
    calls.keepPlace('a', 'r1', at(61), at(0));
    expect(calls.isFree('a', at(0))).toBe(true);
    calls.keepPlace('a', 'r1', at(60), at(0));
    expect(calls.isFree('a', at(0))).toBe(false);
  });

  it('gives up on a run that does not come back within a minute', () => {
    const calls = new PutOffCalls();
    calls.putOff('a', 'r1', at(2), at(0));
    expect(calls.isNext('a', 'r2', at(61))).toBe(false);
    expect(calls.isNext('a', 'r2', at(63))).toBe(true);
  });
});
