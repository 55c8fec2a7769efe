import { describe, expect, it } from '@jest/globals';
import { keepRunning, nextDelay } from './keep-running.mjs';

describe('nextDelay', () => {
  it('doubles from one second to half a minute', () => {
    const delays: number[] = [];
    let delayMs = 0;
    for (let round = 0; round < 7; round += 1) delays.push((delayMs = nextDelay(delayMs, 100)));
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('starts over after a minute of life', () => {
    expect(nextDelay(30_000, 60_000)).toBe(1_000);
  });
});

describe('keepRunning', () => {
  const never = new AbortController().signal;

  it('starts a child again that ended, and says so', async () => {
    const notices: string[] = [];
    let starts = 0;
    const restarted = new Promise<void>((done) => {
      const kept = keepRunning({
        name: 'worker',
        first: { pid: 0, logStart: 0, exited: Promise.resolve('exit code 9') },
        restart: () => {
          starts += 1;
          void kept.stop(never);
          done();
          return Promise.resolve({ pid: 0, logStart: 0, exited: Promise.resolve('stopped') });
        },
        stopSteps: [],
        notice: (sentence) => notices.push(sentence),
      });
    });
    await restarted;
    expect(starts).toBe(1);
    expect(notices).toEqual(['worker ended (exit code 9): starting it again in 1 s.']);
  });

  it('starts nothing after it was stopped', async () => {
    let starts = 0;
    const kept = keepRunning({
      name: 'worker',
      first: { pid: 0, logStart: 0, exited: Promise.resolve('exit code 0') },
      restart: () => {
        starts += 1;
        return Promise.reject(new Error('must not be started'));
      },
      stopSteps: [],
      notice: () => {},
    });
    await kept.stop(never);
    expect(starts).toBe(0);
  });
});
