import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ConfigChange, ConfigChanges } from '@hookline/messaging';
import { pino } from 'pino';
import { ConfigFollower } from './config-follower';

const log = pino({ level: 'silent' });

/** A follower whose readings end when told, and a way to tell it of changes. */
function following() {
  const readings: {
    readonly domainIds: readonly string[] | null;
    readonly end: (error?: Error) => void;
  }[] = [];
  let tell: (change: ConfigChange) => void = () => undefined;
  const changes = {
    subscribe: async (onChange: typeof tell) => {
      tell = onChange;
      return { stop: () => undefined };
    },
  } as unknown as ConfigChanges;
  const read = (domainIds: readonly string[] | null) =>
    new Promise<void>((resolve, reject) =>
      readings.push({ domainIds, end: (error) => (error ? reject(error) : resolve()) }),
    );
  const follower = new ConfigFollower(
    { name: 'spec', kinds: new Set(['hook']), read },
    changes,
    log,
  );
  const change = (domainId: string) => tell({ domainId, kind: 'hook', id: '1', version: 1 });
  return { follower, readings, change };
}

describe('ConfigFollower', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  async function started() {
    const world = following();
    const start = world.follower.start();
    await jest.advanceTimersByTimeAsync(0);
    world.readings[0]?.end();
    await start;
    return world;
  }

  it('reads what changed together, and what changes meanwhile afterwards', async () => {
    const { readings, change } = await started();
    change('1');
    change('2');
    await jest.advanceTimersByTimeAsync(60);
    change('3');
    readings[1]?.end();
    await jest.advanceTimersByTimeAsync(60);
    expect(readings.map(({ domainIds }) => domainIds)).toEqual([null, ['1', '2'], ['3']]);
  });

  it('answers who asks with a reading that began after they did, however often it fails', async () => {
    const { follower, readings, change } = await started();
    change('1');
    await jest.advanceTimersByTimeAsync(60);
    const told = jest.fn();
    void follower.readAnew('2').then(told);
    readings[1]?.end();
    await jest.advanceTimersByTimeAsync(60);
    expect(told).not.toHaveBeenCalled();
    readings[2]?.end(new Error('away'));
    await jest.advanceTimersByTimeAsync(1_010);
    expect(told).not.toHaveBeenCalled();
    readings[3]?.end();
    await jest.advanceTimersByTimeAsync(0);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('leaves nobody waiting when it stops', async () => {
    const { follower } = await started();
    const told = jest.fn();
    void follower.readAnew('2').then(told);
    follower.stop();
    await jest.advanceTimersByTimeAsync(0);
    await follower.readAnew('3');
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('reads again what could not be read', async () => {
    const { readings, change } = await started();
    change('1');
    await jest.advanceTimersByTimeAsync(60);
    readings[1]?.end(new Error('away'));
    await jest.advanceTimersByTimeAsync(1_010);
    expect(readings.map(({ domainIds }) => domainIds)).toEqual([null, ['1'], ['1']]);
  });

  it.each([undefined, new Error('the pool has ended')])(
    'reads no more once it is stopped, whatever comes of the reading under way (%s)',
    async (fault) => {
      const { follower, readings, change } = await started();
      change('1');
      await jest.advanceTimersByTimeAsync(60);
      change('2');
      follower.stop();
      readings[1]?.end(fault);
      await jest.advanceTimersByTimeAsync(10 * 60_000);
      expect(readings).toHaveLength(2);
      expect(jest.getTimerCount()).toBe(0);
    },
  );
});
