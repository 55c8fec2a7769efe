import { describe, expect, it } from '@jest/globals';
import { systemClock } from './system-clock';

const dayMs = 86_400_000;

describe('systemClock', () => {
  it('sleeps no time for what is over', async () => {
    await systemClock.sleep(-5);
    await systemClock.sleep(60_000, AbortSignal.abort());
  });

  it('wakes early when it is called off', async () => {
    const calledOff = new AbortController();
    const sleeping = systemClock.sleep(60_000, calledOff.signal);
    calledOff.abort();
    await sleeping;
  });

  it('sleeps longer than a timer of Node can', async () => {
    const calledOff = new AbortController();
    const sleeping = systemClock.sleep(60 * dayMs, calledOff.signal).then(() => 'awake');
    const moment = new Promise((resolve) => setTimeout(resolve, 50, 'asleep'));
    expect(await Promise.race([sleeping, moment])).toBe('asleep');
    calledOff.abort();
    expect(await sleeping).toBe('awake');
  });
});
