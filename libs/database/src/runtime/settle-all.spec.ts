import { describe, expect, it } from '@jest/globals';
import { settleAll } from './settle-all';

describe('settleAll', () => {
  it('gives the results in order', async () => {
    expect(await settleAll([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  });

  it('throws the error only after the slowest has settled', async () => {
    let isOver = false;
    const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
      isOver = true;
    });
    await expect(settleAll([Promise.reject(new Error('no list')), slow])).rejects.toThrow(
      'no list',
    );
    expect(isOver).toBe(true);
  });
});
