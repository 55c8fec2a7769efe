import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Batcher } from './batcher';

/** A batcher whose batches are under way until the spec ends them. */
function aBatcher(options: { maxItems?: number; gatherMs?: number } = {}) {
  const batches: { readonly items: readonly string[]; readonly end: () => void }[] = [];
  const batcher = new Batcher<string, string>({
    maxItems: 10,
    ...options,
    flush: (items) =>
      new Promise((resolve) => {
        const answers = items.map((item) =>
          item === 'bad' ? new Error('refused') : item.toUpperCase(),
        );
        batches.push({ items, end: () => resolve(answers) });
      }),
  });
  const itemsOf = () => batches.map(({ items }) => items);
  return { batcher, batches, itemsOf };
}

const turn = () => jest.advanceTimersByTimeAsync(0);

describe('Batcher', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends calls of one turn together and gathers others meanwhile, no more than fit', async () => {
    const { batcher, batches, itemsOf } = aBatcher({ maxItems: 2 });
    const answers = Promise.all(['a', 'b'].map((item) => batcher.add(item)));
    await turn();
    const later = Promise.all(['c', 'd', 'e'].map((item) => batcher.add(item)));
    await turn();
    expect(itemsOf()).toEqual([['a', 'b']]);
    batches[0]?.end();
    expect(await answers).toEqual(['A', 'B']);
    await turn();
    expect(itemsOf()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batches[1]?.end();
    await turn();
    batches[2]?.end();
    expect(await later).toEqual(['C', 'D', 'E']);
  });

  it('rejects the one item that was refused', async () => {
    const { batcher, batches } = aBatcher();
    const good = batcher.add('good');
    const bad = batcher.add('bad');
    const refusal = expect(bad).rejects.toThrow('refused');
    await turn();
    batches[0]?.end();
    expect(await good).toBe('GOOD');
    await refusal;
  });

  it('lets a lone call go at once, and one soon after a batch wait for company', async () => {
    const { batcher, batches, itemsOf } = aBatcher({ gatherMs: 10 });
    void batcher.add('lone');
    await turn();
    expect(itemsOf()).toEqual([['lone']]);
    batches[0]?.end();
    await jest.advanceTimersByTimeAsync(4);
    void batcher.add('second');
    await jest.advanceTimersByTimeAsync(5);
    void batcher.add('third');
    expect(itemsOf()).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(5);
    expect(itemsOf()[1]).toEqual(['second', 'third']);
    batches[1]?.end();
    await jest.advanceTimersByTimeAsync(20);
    void batcher.add('quiet again');
    await turn();
    expect(itemsOf()[2]).toEqual(['quiet again']);
  });
});
