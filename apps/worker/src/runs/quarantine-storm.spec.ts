import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { triesThatCount } from '@hookline/database/runtime';
import { weather, type StormPlan } from './storm.fixture';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A hundred kills in five minutes, of workers that take long from one commit to the next. */
const aStorm = (seed: number, overrides: Partial<StormPlan> = {}): StormPlan => ({
  ...{ seed, seconds: 300, killEveryMs: 3_000, workers: 3, runsPerSecond: 7, commitMs: 5_000 },
  ...{ poison: 0, triesThatCount },
  ...overrides,
});
const seeds = Array.from({ length: 4 }, (_, index) => index + 1);
const flatFive = (): number => 5;

describe('a storm of deaths', () => {
  it('sets nobody aside who is not to blame', async () => {
    for (const seed of seeds) {
      const { deaths, innocents } = await weather(aStorm(seed));
      expect(deaths).toBeGreaterThan(90);
      expect([seed, innocents.setAside, innocents.open]).toEqual([seed, 0, 0]);
      // Far from it, not just short of it.
      expect(innocents.mostTries).toBeLessThan(10);
    }
  }, 60_000);

  it('would set some aside if five tries were enough whatever else dies', async () => {
    let setAside = 0;
    for (const seed of seeds) {
      const { innocents } = await weather(aStorm(seed, { triesThatCount: flatFive }));
      setAside += innocents.setAside;
    }
    expect(setAside).toBeGreaterThan(0);
  }, 60_000);

  it('sets a run that kills its workers aside all the same, at thirteen deaths', async () => {
    for (const seed of seeds) {
      const { innocents, poison } = await weather(aStorm(seed, { poison: 1 }));
      expect([seed, innocents.setAside]).toEqual([seed, 0]);
      expect(poison).toEqual([{ fate: 'set aside', deaths: expect.any(Number) }]);
      expect(poison[0]?.deaths).toBeLessThanOrEqual(13);
    }
  }, 60_000);
});

describe('runs that kill their workers in fair weather', () => {
  const fair = (seed: number, poison: number): StormPlan =>
    aStorm(seed, { seconds: 600, killEveryMs: 0, commitMs: 300, poison });

  it('are set aside at six deaths where it is one', async () => {
    for (const seed of seeds) {
      const { innocents, poison, deaths } = await weather(fair(seed, 1));
      expect([seed, innocents.setAside, deaths]).toEqual([seed, 0, 6]);
      expect(poison).toEqual([{ fate: 'set aside', deaths: 6 }]);
    }
  }, 60_000);

  it('are set aside where they are four, each at thirteen deaths at the latest', async () => {
    for (const seed of seeds) {
      const { innocents, poison } = await weather(fair(seed, 4));
      expect([seed, innocents.setAside, innocents.open]).toEqual([seed, 0, 0]);
      expect(poison.map(({ fate }) => fate)).toEqual(Array(4).fill('set aside'));
      for (const { deaths } of poison) expect(deaths).toBeLessThanOrEqual(13);
    }
  }, 60_000);
});
