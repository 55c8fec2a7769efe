import { describe, expect, it } from '@jest/globals';
import { killsInWords, planKills } from './kill-plan.mjs';

const plan = (wish: { kill: string; kills?: number; signal?: string; seed?: number }) =>
  planKills({ kills: 3, signal: 'KILL', seed: 1, ...wish });

describe('planKills', () => {
  it('hurts one kind as often as asked', () => {
    expect(plan({ kill: 'nats' })).toEqual(['nats', 'nats', 'nats']);
  });

  it('takes a count for each kind and mixes them, the same way for the same seed', () => {
    const kill = 'worker=100,nats=20,postgres=20';
    const kills = plan({ kill });
    expect(killsInWords(kills)).toBe('100 × worker, 20 × nats, 20 × postgres');
    expect(kills.slice(0, 100)).not.toEqual(Array(100).fill('worker'));
    expect(plan({ kill })).toEqual(kills);
    expect(plan({ kill, seed: 2 })).not.toEqual(kills);
  });

  it('draws from the three that are killed when the kinds are mixed', () => {
    expect(new Set(plan({ kill: 'mixed', kills: 60 }))).toEqual(
      new Set(['worker', 'nats', 'postgres']),
    );
  });

  it('stops workers instead of killing them with the signal TERM', () => {
    expect(plan({ kill: 'worker', kills: 2, signal: 'TERM' })).toEqual([
      'stopped-worker',
      'stopped-worker',
    ]);
  });

  it.each([
    [{ kill: 'redis' }, '--kill names "redis"'],
    [{ kill: 'worker=5,redis=1' }, '--kill names "redis"'],
    [{ kill: 'worker=many' }, '--kill says "worker=many"'],
    [{ kill: 'worker', signal: 'HUP' }, '--signal is "HUP"'],
    [{ kill: 'nats', signal: 'TERM' }, '--signal TERM is for workers'],
  ])('refuses %j', (wish, sentence) => {
    expect(() => plan(wish)).toThrow(sentence);
  });
});
