import type { WorkingCalendar } from '@hookline/engine';
import { aNodeContext, FakeCalendarPort, fakePorts } from '@hookline/testing';
import { describe, expect, it } from '@jest/globals';
import { executeCalendarCheck } from './calendar-check.execute';
import { CalendarCheckParams } from './calendar-check.params';

/** Mondays from nine to six, closed on the 28th of December 2026. */
const mondays: WorkingCalendar = {
  zone: 'UTC',
  weekly: [{ weekday: 0, fromMinute: 540, toMinute: 1_080 }],
  exceptions: [{ name: 'Day off', year: 2026, month: 12, day: 28, isYearly: false, hours: null }],
  startAt: null,
  endAt: new Date('2027-01-01T00:00:00Z'),
};
const ports = fakePorts({ calendars: new FakeCalendarPort({ '3': mondays, Office: mondays }) });

const check = (now: string, params: object = {}, dialect: 'graph' | 'array' = 'graph') =>
  executeCalendarCheck(
    CalendarCheckParams.parse({ calendar: { id: 3 }, variable: 'v', ...params }),
    {
      ...aNodeContext({ now: new Date(now), dialect }),
      ports,
    },
  );

describe('executeCalendarCheck', () => {
  it.each([
    ['2026-11-23T10:00:00Z', 'open', true, true, null],
    ['2026-11-24T10:00:00Z', 'closed', false, false, '2026-11-30T09:00:00.000Z'],
    ['2026-12-28T10:00:00Z', 'holiday', false, 'Day off', null],
    ['2027-02-01T10:00:00Z', 'expired', false, 'expire', null],
  ])('at %s leaves by %s', async (now, outlet, plain, extended, opensAt) => {
    await expect(check(now)).resolves.toMatchObject({
      outlet,
      output: { open: plain, state: outlet, opens_at: opensAt },
      variables: { v: plain },
    });
    await expect(check(now, { extended: true })).resolves.toMatchObject({
      variables: { v: extended },
    });
    await expect(check(now, {}, 'array')).resolves.toMatchObject({
      variables: { v: String(plain) },
    });
  });

  it('finds the calendar by its name and sets nothing without a variable', async () => {
    const result = await check('2026-11-23T10:00:00Z', {
      calendar: { name: 'Office' },
      variable: '',
    });
    expect(result).toMatchObject({ outlet: 'open' });
    expect(result).not.toHaveProperty('variables');
  });

  it('fails when there is no such calendar', async () => {
    await expect(check('2026-11-23T10:00:00Z', { calendar: { id: '4' } })).rejects.toMatchObject({
      code: 'calendar.missing',
    });
  });
});
