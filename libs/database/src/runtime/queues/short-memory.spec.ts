import { describe, expect, it } from '@jest/globals';
import { ShortMemory } from './short-memory';

describe('ShortMemory', () => {
  it('asks once within its time, and again after it', async () => {
    let now = 0;
    let asked = 0;
    const memory = new ShortMemory<number>(2_000, 10, () => now);
    const ask = () => Promise.resolve((asked += 1));
    expect(await Promise.all([memory.remember('a', ask), memory.remember('a', ask)])).toEqual([
      1, 1,
    ]);
    now = 1_999;
    expect(await memory.remember('a', ask)).toBe(1);
    now = 2_000;
    expect(await memory.remember('a', ask)).toBe(2);
    expect(await memory.remember('b', ask)).toBe(3);
  });

  it('does not keep a failure', async () => {
    const memory = new ShortMemory<number>(2_000, 10);
    await expect(memory.remember('a', () => Promise.reject(new Error('away')))).rejects.toThrow();
    expect(await memory.remember('a', () => Promise.resolve(7))).toBe(7);
  });

  it('forgets the one asked longest ago when it is full', async () => {
    const memory = new ShortMemory<string>(2_000, 2);
    for (const key of ['a', 'b', 'c']) await memory.remember(key, () => Promise.resolve(key));
    expect(await memory.remember('b', () => Promise.resolve('new'))).toBe('b');
    expect(await memory.remember('a', () => Promise.resolve('new'))).toBe('new');
  });
});
