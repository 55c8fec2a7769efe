import { describe, expect, it } from '@jest/globals';
import { periodStart } from './log-period';

describe('periodStart', () => {
  const now = new Date('2026-07-14T15:30:00Z');
  const zone = 'Europe/Kyiv';

  it('counts back from now', () => {
    expect(periodStart('15m', now, zone)).toEqual(new Date('2026-07-14T15:15:00Z'));
    expect(periodStart('1h', now, zone)).toEqual(new Date('2026-07-14T14:30:00Z'));
    expect(periodStart('7d', now, zone)?.getTime()).toBe(now.getTime() - 7 * 86_400_000);
  });

  it('begins today at midnight of the zone, and all time nowhere', () => {
    expect(periodStart('today', now, zone)).toEqual(new Date('2026-07-13T21:00:00Z'));
    expect(periodStart('all', now, zone)).toBeNull();
  });
});
