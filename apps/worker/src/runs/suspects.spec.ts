import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Suspects } from './suspects';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Beyond the moment in which those that come together gather. */
const settle = () => jest.advanceTimersByTimeAsync(50);

function waiting(deaths: Readonly<Record<string, number>>) {
  const suspects = new Suspects();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, count: number): void =>
    void suspects.turn(count).then((end) => {
      begun.push(name);
      ends.set(name, end);
    });
  for (const [name, count] of Object.entries(deaths)) ask(name, count);
  return { ask, begun, end: (name: string) => ends.get(name)?.() };
}

describe('Suspects', () => {
  it('lets one begin when the one before has ended its turn', async () => {
    const { begun, end } = waiting({ a: 2, b: 2, c: 2 });
    await settle();
    expect(begun).toEqual(['a']);
    end('a');
    end('a');
    await settle();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await settle();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('lets eight begin together that were begun at one death, beside one of two deaths', async () => {
    const once = Array.from({ length: 10 }, (_, index): [string, number] => [`once ${index}`, 1]);
    const { begun, end } = waiting(Object.fromEntries([...once, ['a', 2], ['b', 2]]));
    await settle();
    expect(begun).toEqual([...once.slice(0, 8).map(([name]) => name), 'a']);
    end('once 3');
    await settle();
    expect(begun.slice(9)).toEqual(['once 8']);
    end('a');
    end('once 0');
    await settle();
    expect(begun.slice(10)).toEqual(['b', 'once 9']);
  });

  it('waits no longer than a second for a turn to end', async () => {
    const { begun } = waiting({ a: 2, b: 2, c: 2 });
    await settle();
    await jest.advanceTimersByTimeAsync(999);
    expect(begun).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['a', 'b']);
  });

  it('lets those with the fewest deaths go first, in the order they came', async () => {
    const { begun, ask, end } = waiting({ old: 4, 'old too': 4, young: 2 });
    await settle();
    expect(begun).toEqual(['young']);
    ask('later', 3);
    end('young');
    await settle();
    end('later');
    await settle();
    end('old');
    await settle();
    end('old too');
    expect(begun).toEqual(['young', 'later', 'old', 'old too']);
    await settle();
    ask('last', 2);
    await settle();
    expect(begun.at(-1)).toBe('last');
  });
});
