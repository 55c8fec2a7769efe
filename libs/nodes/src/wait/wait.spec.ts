import { describe, expect, it } from '@jest/globals';
import { wait } from './wait.definition';
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

describe('executeWait until a moment', () => {
  it('waits for one ahead and passes one by that has gone', () => {
    const until = (moment: string) =>
      executeWait(WaitParams.parse({ until: 'moment', moment }), { now });
    expect(until('2026-11-21T11:00:00Z')).toMatchObject({
      kind: 'wait',
      until: new Date('2026-11-21T11:00:00Z'),
    });
    expect(until('2026-11-21T09:00:00Z')).toMatchObject({ kind: 'exit', outlet: 'next' });
    expect(() => until('2027-11-21T09:00:00Z')).toThrow('more than 30 days ahead');
  });
});

describe('executeWait until an event', () => {
  it('waits for any of the types, under the conditions, at the latest until the time is up', () => {
    const conditions = { all: [{ field: 'rating', operator: 'more', value: 3 }] };
    const params = WaitParams.parse({
      until: 'event',
      event: 'answered, task.status',
      conditions,
      timeoutAmount: 2,
    });
    expect(executeWait(params, { now })).toEqual({
      kind: 'await',
      awaits: {
        kind: 'event',
        types: ['queue.answered', 'task.status'],
        rules: conditions,
        outlet: 'event',
      },
      until: new Date('2026-11-21T12:00:00Z'),
      outlet: 'timeout',
      output: { until: '2026-11-21T12:00:00.000Z' },
    });
  });

  it('takes any event of the name without conditions', () => {
    const params = WaitParams.parse({ until: 'event', event: 'answered' });
    expect(executeWait(params, { now })).toMatchObject({ awaits: { rules: null } });
  });
});

describe('wait', () => {
  it('brings stored waits of version 1 along', () => {
    const params = wait.upgrade?.({ amount: 5, unit: 'min' }, 1);
    expect(params).toEqual({ until: 'time', amount: 5, unit: 'min' });
    expect(wait.outlets(params ?? {})).toMatchObject([{ name: 'next' }]);
  });

  it('has an outlet for the event and one for the time', () => {
    expect(wait.outlets({ until: 'event' }).map(({ name }) => name)).toEqual(['event', 'timeout']);
  });
});

describe('WaitParams', () => {
  it.each([
    { amount: 31, unit: 'day' },
    { amount: 721, unit: 'h' },
    { amount: -1 },
    { amount: 'soon' },
    { unit: 'week' },
    { until: 'moment' },
    { until: 'event' },
    { until: 'event', event: 'answered,,missed' },
    { until: 'event', event: 'answered', timeoutAmount: 0 },
    { until: 'event', event: 'answered', timeoutAmount: 31, timeoutUnit: 'day' },
  ])('refuses %j', (params) => {
    expect(WaitParams.safeParse(params).success).toBe(false);
  });
});
