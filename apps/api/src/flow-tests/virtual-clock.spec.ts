import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from './virtual-clock';

describe('VirtualClock', () => {
  it('goes on with the real time, from where it leapt to', () => {
    let real = 1_000;
    const clock = new VirtualClock(() => real);
    clock.leapTo(new Date(61_000));
    expect(clock.now().getTime()).toBe(61_000);
    real += 5;
    expect(clock.now().getTime()).toBe(61_005);
  });

  it('takes its time over a sleep, until that is enough', async () => {
    const clock = new VirtualClock(() => 1_000);
    const enough = new AbortController();
    setTimeout(() => enough.abort(), 5);
    await clock.sleep(30 * 86_400_000, enough.signal);
    expect(clock.now().getTime()).toBe(1_000);
  });

  it('never leaps back', async () => {
    const clock = new VirtualClock(() => 1_000);
    clock.leapTo(new Date(5_000));
    clock.leapTo(new Date(2_000));
    await clock.sleep(-1);
    expect(clock.now().getTime()).toBe(5_000);
  });
});
