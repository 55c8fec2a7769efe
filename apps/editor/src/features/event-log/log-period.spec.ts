import { describe, expect, it } from '@jest/globals';
import { periodStart } from './log-period';

describe('periodStart', () => {
  const now = new Date(2026, 6, 14, 15, 30, 0);

  it('counts back from now', () => {
    expect(periodStart('15m', now)).toEqual(new Date(2026, 6, 14, 15, 15, 0));
    expect(periodStart('1h', now)).toEqual(new Date(2026, 6, 14, 14, 30, 0));
    expect(periodStart('7d', now)?.getTime()).toBe(now.getTime() - 7 * 86_400_000);
  });

  it('begins today at midnight, and all time nowhere', () => {
    expect(periodStart('today', now)).toEqual(new Date(2026, 6, 14));
    expect(periodStart('all', now)).toBeNull();
  });
});
