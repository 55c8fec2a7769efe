import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from './virtual-clock';

describe('VirtualClock', () => {
  it('goes on with the real time and leaps over what would be slept', async () => {
    let real = 1_000;
    const clock = new VirtualClock(() => real);
    await clock.sleep(60_000);
    expect(clock.now().getTime()).toBe(61_000);
    real += 5;
    expect(clock.now().getTime()).toBe(61_005);
  });

  it('takes its time beside something that is under way', async () => {
    const clock = new VirtualClock(() => 1_000);
    const alone = new AbortController();
    clock.leapWith(alone.signal);
    const enough = new AbortController();
    setTimeout(() => enough.abort(), 5);
    await clock.sleep(30 * 86_400_000, enough.signal);
    expect(clock.now().getTime()).toBe(1_000);
    await clock.sleep(60_000, alone.signal);
    expect(clock.now().getTime()).toBe(61_000);
  });

  it('leaps to a moment and never back', async () => {
    const clock = new VirtualClock(() => 1_000);
    clock.leapTo(new Date(5_000));
    expect(clock.now().getTime()).toBe(5_000);
    clock.leapTo(new Date(2_000));
    await clock.sleep(-1);
    expect(clock.now().getTime()).toBe(5_000);
  });
});
