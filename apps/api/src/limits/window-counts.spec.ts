import { describe, expect, it } from '@jest/globals';
import { WindowCounts } from './window-counts';

describe('WindowCounts', () => {
  it('makes those wait who ask more than the limit until the window ends, each key by itself', () => {
    let now = 0;
    const counts = new WindowCounts(() => now);
    const ask = (key: string) => counts.count(key, { limit: 2, windowMs: 1_000 });
    expect([ask('a'), ask('a'), ask('a'), ask('b')]).toEqual([0, 0, 1_000, 0]);
    now = 999;
    expect(ask('a')).toBe(1);
    now = 1_000;
    expect(ask('a')).toBe(0);
  });

  it('keeps the windows that still run when strangers fill it', () => {
    let now = 0;
    const counts = new WindowCounts(() => now);
    for (let n = 0; n < 50_000; n += 1) counts.count(`old ${n}`, { limit: 1, windowMs: 10 });
    now = 20;
    counts.count('mine', { limit: 1, windowMs: 1_000 });
    for (let n = 0; n < 40_000; n += 1) counts.count(`new ${n}`, { limit: 1, windowMs: 1_000 });
    expect(counts.count('mine', { limit: 1, windowMs: 1_000 })).toBeGreaterThan(0);
  });
});
