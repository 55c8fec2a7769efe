import { describe, expect, it } from '@jest/globals';
import { PullSize } from './pull-size';

function aSize() {
  let nowMs = 0;
  const size = new PullSize({ least: 32, most: 128, nowMs: () => nowMs });
  /** So many messages are taken while the time passes; answers the size of the next request. */
  const after = (ms: number, taken: number): number => {
    nowMs += ms;
    for (let count = 0; count < taken; count += 1) size.took();
    return size.renew();
  };
  return { size, after };
}

describe('PullSize', () => {
  it('keeps the least at hand while nobody takes anything, or hardly', () => {
    const { size, after } = aSize();
    expect(size.size).toBe(32);
    expect(after(9_000, 0)).toBe(32);
    expect(after(1_000, 10)).toBe(32);
  });

  it('keeps two seconds at hand of what is taken faster', () => {
    const { size, after } = aSize();
    expect(after(1_000, 40)).toBe(80);
    expect(size.size).toBe(80);
    expect(after(500, 25)).toBe(100);
  });

  it('never keeps more than the most', () => {
    expect(aSize().after(0, 16)).toBe(128);
    expect(aSize().after(1_000, 5_000)).toBe(128);
  });

  it('forgets the pace of before the last request', () => {
    const { after } = aSize();
    after(100, 64);
    expect(after(10_000, 64)).toBe(32);
  });
});
