import { describe, expect, it } from '@jest/globals';
import { PlanningTurns } from './planning-turns';

/** What happened, in its order. */
function aLog() {
  const log: string[] = [];
  const note = (name: string) => () => void log.push(name);
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { log, note, turn };
}

describe('PlanningTurns', () => {
  it('lets the first of a turn through without a promise', () => {
    const turns = new PlanningTurns(2);
    expect(turns.take()).toBeUndefined();
    expect(turns.take()).toBeUndefined();
    expect(turns.take()).toBeInstanceOf(Promise);
  });

  it('lets so many through in one turn of the event loop, in the order they came', async () => {
    const turns = new PlanningTurns(2);
    const { log, note, turn } = aLog();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      void Promise.resolve(turns.take()).then(note(name));
    }
    await Promise.resolve();
    expect(log).toEqual(['a', 'b']);
    await turn();
    expect(log).toEqual(['a', 'b', 'c', 'd']);
    await turn();
    expect(log).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('has room again in a turn that nobody used', async () => {
    const turns = new PlanningTurns(1);
    const { turn } = aLog();
    for (let n = 0; n < 3; n += 1) {
      expect(turns.take()).toBeUndefined();
      await turn();
    }
  });

  it('lets what is due go before those who wait', async () => {
    const turns = new PlanningTurns(1);
    const { log, note } = aLog();
    void turns.take();
    const second = Promise.resolve(turns.take()).then(note('second'));
    await new Promise<void>((resolve) => process.nextTick(() => resolve(note('due')())));
    await second;
    expect(log).toEqual(['due', 'second']);
  });
});
