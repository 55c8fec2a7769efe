import { describe, expect, it } from '@jest/globals';
import { executeWait } from './wait.execute';
import { WaitParams } from './wait.params';

const now = new Date('2026-11-21T10:00:00Z');

describe('executeWait', () => {
  it.each([
    [{ amount: 1500, unit: 'ms' }, '2026-11-21T10:00:01.500Z'],
    [{ amount: '90', unit: 's' }, '2026-11-21T10:01:30.000Z'],
    [{ amount: 0.5, unit: 'min' }, '2026-11-21T10:00:30.000Z'],
    [{ amount: 2, unit: 'h' }, '2026-11-21T12:00:00.000Z'],
    [{ amount: 30, unit: 'day' }, '2026-12-21T10:00:00.000Z'],
  ])('waits %j until %s', (params, until) => {
    expect(executeWait(WaitParams.parse(params), { now })).toEqual({
      kind: 'wait',
      until: new Date(until),
      outlet: 'next',
      output: { until },
    });
  });

  it('passes on at once when there is nothing to wait for', () => {
    expect(executeWait(WaitParams.parse({ amount: 0 }), { now })).toMatchObject({
      kind: 'exit',
      outlet: 'next',
    });
  });
});

describe('WaitParams', () => {
  it.each([
    { amount: 31, unit: 'day' },
    { amount: 721, unit: 'h' },
    { amount: -1 },
    { amount: 'soon' },
    { unit: 'week' },
  ])('refuses %j', (params) => {
    expect(WaitParams.safeParse(params).success).toBe(false);
  });
});
