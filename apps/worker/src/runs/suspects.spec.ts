import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Suspects } from './suspects';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const settle = () => jest.advanceTimersByTimeAsync(0);

function threeWaiting() {
  const suspects = new Suspects();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  for (const name of ['a', 'b', 'c']) {
    void suspects.turn().then((end) => {
      begun.push(name);
      ends.set(name, end);
    });
  }
  return { begun, end: (name: string) => ends.get(name)?.() };
}

describe('Suspects', () => {
  it('lets one begin when the one before has ended its turn', async () => {
    const { begun, end } = threeWaiting();
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

  it('waits no longer than a second for a turn to end', async () => {
    const { begun } = threeWaiting();
    await jest.advanceTimersByTimeAsync(999);
    expect(begun).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(['a', 'b']);
  });
});
