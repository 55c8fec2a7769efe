import { describe, expect, it } from '@jest/globals';
import { eventNames, sumsOf } from './expected-effects.mjs';
import { planCalls } from './planned-events.mjs';
import { randomFrom } from './random.mjs';

const plan = (seed: number) =>
  planCalls({ runs: 1_001, eventsPerCall: 8, random: randomFrom(seed) });

describe('planCalls', () => {
  it('makes calls of as many events as asked, every kind among them, each with its own number', () => {
    const calls = plan(1);
    const events = calls.flat();
    expect(calls.map((call) => call.length)).toEqual([...Array<number>(125).fill(8), 1]);
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(eventNames));
    expect(new Set(events.map(({ number }) => number)).size).toBe(1_001);
    expect(events.slice(0, 9).map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0]);
  });

  it('says to about half of the waits, a while later, what they wait for', () => {
    const events = plan(2).flat();
    const waits = events.filter(({ name }) => name === 'offering').length;
    const said = events.filter(({ pauseMs }) => pauseMs > 0);
    expect(said.every(({ name }) => name === 'bridged')).toBe(true);
    expect(said.length / waits).toBeGreaterThan(0.3);
    expect(said.length / waits).toBeLessThan(0.6);
  });

  it('tells the same story for the same seed', () => {
    expect(plan(3)).toEqual(plan(3));
    expect(plan(3)).not.toEqual(plan(4));
  });
});

describe('sumsOf', () => {
  it('counts the runs that runs start, and the changes that tell of themselves', () => {
    expect(sumsOf([{ name: 'joined' }, { name: 'answered' }, { name: 'missed' }])).toEqual({
      ...{ children: 1, tasks: 1, runs: 4, changes: 4 },
    });
  });
});
