import { describe, expect, it } from '@jest/globals';
import { ComeBack } from './come-back';

describe('ComeBack', () => {
  it.each([
    [0, 1_000],
    [0.5, 2_000],
    [0.9999, 3_000],
  ])('calls back after one to three seconds (chance %p: %p ms)', (chance, afterMs) => {
    const comeBack = new ComeBack(
      () => 0,
      () => chance,
    );
    expect(comeBack.afterMs('crm', 0)).toBe(afterMs);
  });

  it('lets many follow one another at the pace of the place, none later than half a minute', () => {
    const comeBack = new ComeBack(
      () => 0,
      () => 0,
    );
    const turns = Array.from({ length: 2_000 }, () => comeBack.afterMs('crm', 40));
    expect(turns.slice(0, 3)).toEqual([1_000, 1_040, 1_080]);
    expect(turns.filter((afterMs) => afterMs < 11_000)).toHaveLength(250);
    expect(Math.max(...turns)).toBe(30_000);
    expect(comeBack.afterMs('other', 40)).toBe(1_000);
  });

  it('spreads those over no time whose place is fast', () => {
    const comeBack = new ComeBack(
      () => 0,
      () => 0,
    );
    const turns = Array.from({ length: 10_000 }, () => comeBack.afterMs('queue', 0.2));
    expect(turns.at(-1)).toBeCloseTo(3_000, -1);
  });

  it('forgets a crowd that is over', () => {
    let nowMs = 0;
    const comeBack = new ComeBack(
      () => nowMs,
      () => 0,
    );
    for (let count = 0; count < 100; count += 1) comeBack.afterMs('crm', 40);
    nowMs = 60_000;
    expect(comeBack.afterMs('crm', 40)).toBe(1_000);
    for (let place = 0; place < 2_000; place += 1) comeBack.afterMs(`place ${place}`, 40);
    expect(comeBack.afterMs('crm', 40)).toBe(1_040);
  });
});
