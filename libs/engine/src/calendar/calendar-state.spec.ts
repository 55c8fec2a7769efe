import { describe, expect, it } from '@jest/globals';
import { calendarStateAt } from './calendar-state';
import { toWorkingCalendar } from './to-working-calendar';
import type { WorkingCalendar } from './working-calendar';

const nineToSix = (day: number) => ({
  day,
  start_time_of_day: 540,
  end_time_of_day: 1_080,
  disabled: false,
});

type Given = Partial<Parameters<typeof toWorkingCalendar>[0]>;

/** Monday to Friday, nine to six, in Kyiv. */
function calendar(overrides: Given = {}, zone = 'Europe/Kyiv'): WorkingCalendar {
  return toWorkingCalendar({
    timezone: { id: zone, name: zone },
    accepts: [0, 1, 2, 3, 4].map(nineToSix),
    excepts: [],
    start_at: null,
    end_at: null,
    ...overrides,
  });
}

const exception = (date: string, more: object = {}) => ({
  name: 'Christmas',
  date: String(Date.parse(date)),
  disabled: false,
  repeat: false,
  working: false,
  work_start: 0,
  work_stop: 0,
  ...more,
});

const at = (given: WorkingCalendar, instant: string) => {
  const state = calendarStateAt(given, new Date(instant));
  return 'opensAt' in state ? { ...state, opensAt: state.opensAt?.toISOString() ?? null } : state;
};

describe('calendarStateAt', () => {
  // 2026-11-23 is a Monday; Kyiv is two hours ahead of UTC in winter.
  it.each([
    ['at the first minute', '2026-11-23T07:00:00Z', { kind: 'open' }],
    ['at the last second', '2026-11-23T15:59:59Z', { kind: 'open' }],
    [
      'at the end, which is not included',
      '2026-11-23T16:00:00Z',
      { kind: 'closed', opensAt: '2026-11-24T07:00:00.000Z' },
    ],
    [
      'before it opens',
      '2026-11-23T06:59:59Z',
      { kind: 'closed', opensAt: '2026-11-23T07:00:00.000Z' },
    ],
    [
      'on a Sunday, of which it is Monday in Kyiv already',
      '2026-11-22T22:30:00Z',
      { kind: 'closed', opensAt: '2026-11-23T07:00:00.000Z' },
    ],
    [
      'on Friday evening, over the weekend',
      '2026-11-27T18:00:00Z',
      { kind: 'closed', opensAt: '2026-11-30T07:00:00.000Z' },
    ],
  ])('%s', (_, instant, expected) => {
    expect(at(calendar(), instant)).toEqual(expected);
  });

  it('takes several hours of a day, with a break between', () => {
    const split = calendar({
      accepts: [
        { day: 0, start_time_of_day: 540, end_time_of_day: 720, disabled: false },
        { day: 0, start_time_of_day: 780, end_time_of_day: 1_080, disabled: false },
      ],
    });
    expect(at(split, '2026-11-23T09:59:00Z')).toEqual({ kind: 'open' });
    expect(at(split, '2026-11-23T10:30:00Z')).toEqual({
      kind: 'closed',
      opensAt: '2026-11-23T11:00:00.000Z',
    });
  });

  it.each([1_439, 1_440])('is open until midnight with the end %i', (end) => {
    const night = calendar({
      accepts: [{ day: 0, start_time_of_day: 1_200, end_time_of_day: end, disabled: false }],
    });
    expect(at(night, '2026-11-23T21:59:59Z')).toEqual({ kind: 'open' });
    expect(at(night, '2026-11-23T22:00:00Z').kind).toBe('closed');
  });

  it('knows neither disabled hours nor disabled exceptions', () => {
    const off = calendar({
      accepts: [{ ...nineToSix(0), disabled: true }, nineToSix(1)],
      excepts: [exception('2026-11-24T10:00:00Z', { disabled: true })],
    });
    expect(at(off, '2026-11-23T10:00:00Z').kind).toBe('closed');
    expect(at(off, '2026-11-24T10:00:00Z').kind).toBe('open');
  });

  describe('exceptions', () => {
    it('is a holiday all day, and opens after it', () => {
      const given = calendar({ excepts: [exception('2026-12-25T10:00:00Z')] });
      // The 25th is a Friday.
      expect(at(given, '2026-12-25T10:00:00Z')).toEqual({
        kind: 'holiday',
        name: 'Christmas',
        opensAt: '2026-12-28T07:00:00.000Z',
      });
      expect(at(given, '2027-12-27T10:00:00Z').kind).toBe('open');
    });

    it('takes the day of the zone, not of UTC', () => {
      const given = calendar({ excepts: [exception('2026-12-23T22:00:00Z')] });
      expect(at(given, '2026-12-24T10:00:00Z').kind).toBe('holiday');
      expect(at(given, '2026-12-23T10:00:00Z').kind).toBe('open');
    });

    it('comes every year, the 29th of February in leap years only', () => {
      const yearly = calendar({
        excepts: [
          exception('2020-12-25T10:00:00Z', { repeat: true }),
          exception('2024-02-29T10:00:00Z', { repeat: true, name: 'Leap' }),
        ],
      });
      expect(at(yearly, '2028-12-25T10:00:00Z').kind).toBe('holiday');
      expect(at(yearly, '2028-02-29T10:00:00Z')).toMatchObject({ kind: 'holiday', name: 'Leap' });
      expect(at(yearly, '2027-03-01T10:00:00Z').kind).toBe('open');
    });

    it('has hours of its own on a working one; outside them it is closed, no holiday', () => {
      const saturday = calendar({
        excepts: [
          exception('2026-11-28T10:00:00Z', { working: true, work_start: 600, work_stop: 840 }),
        ],
      });
      expect(at(saturday, '2026-11-28T08:00:00Z')).toEqual({ kind: 'open' });
      expect(at(saturday, '2026-11-28T07:30:00Z')).toEqual({
        kind: 'closed',
        opensAt: '2026-11-28T08:00:00.000Z',
      });
      expect(at(saturday, '2026-11-28T12:00:00Z').kind).toBe('closed');
    });

    it('is open all day on a working one without hours', () => {
      const given = calendar({ excepts: [exception('2026-11-28T10:00:00Z', { working: true })] });
      expect(at(given, '2026-11-27T22:00:00Z')).toEqual({ kind: 'open' });
      expect(at(given, '2026-11-28T21:59:00Z')).toEqual({ kind: 'open' });
    });

    it('lets the one of that very day go before a yearly one', () => {
      const given = calendar({
        excepts: [
          exception('2020-12-25T10:00:00Z', { repeat: true }),
          exception('2026-12-25T10:00:00Z', { working: true, work_start: 600, work_stop: 720 }),
        ],
      });
      expect(at(given, '2026-12-25T09:00:00Z').kind).toBe('open');
    });
  });

  describe('period', () => {
    const period = calendar({
      start_at: String(Date.parse('2026-11-24T00:00:00Z')),
      end_at: String(Date.parse('2026-11-27T10:00:00Z')),
    });

    it.each(['2026-11-23T10:00:00Z', '2026-11-27T10:00:00Z'])('has expired at %s', (instant) => {
      expect(at(period, instant)).toEqual({ kind: 'expired' });
    });

    it('does not open after its end', () => {
      expect(at(period, '2026-11-26T18:00:00Z')).toEqual({
        kind: 'closed',
        opensAt: '2026-11-27T07:00:00.000Z',
      });
      const early = calendar({ end_at: String(Date.parse('2026-11-27T06:00:00Z')) });
      expect(at(early, '2026-11-26T18:00:00Z')).toEqual({ kind: 'closed', opensAt: null });
    });
  });

  it('never opens without hours', () => {
    expect(at(calendar({ accepts: [] }), '2026-11-23T10:00:00Z')).toEqual({
      kind: 'closed',
      opensAt: null,
    });
  });

  describe('when the clock changes', () => {
    const nights = () =>
      calendar({
        accepts: [{ day: 6, start_time_of_day: 180, end_time_of_day: 240, disabled: false }],
      });

    // On 2026-10-25 at 4:00 Kyiv goes back to 3:00.
    it.each([
      ['2026-10-25T00:30:00Z', 'open'],
      ['2026-10-25T01:30:00Z', 'open'],
      ['2026-10-25T02:00:00Z', 'closed'],
      ['2026-10-24T23:59:00Z', 'closed'],
    ])('an hour that comes twice is open twice: %s is %s', (instant, kind) => {
      expect(at(nights(), instant).kind).toBe(kind);
    });

    // On 2027-03-28 at 3:00 Kyiv goes forward to 4:00.
    const sunday = (from: number, to: number) =>
      calendar({
        accepts: [{ day: 6, start_time_of_day: from, end_time_of_day: to, disabled: false }],
      });

    it('hours that are skipped whole are not there', () => {
      expect(at(sunday(180, 240), '2027-03-28T00:59:59Z')).toEqual({
        kind: 'closed',
        opensAt: '2027-04-04T00:00:00.000Z',
      });
      expect(at(sunday(180, 240), '2027-03-28T01:00:00Z').kind).toBe('closed');
    });

    it('hours that begin in a skipped one begin with the first minute after it', () => {
      expect(at(sunday(210, 300), '2027-03-28T00:59:59Z')).toEqual({
        kind: 'closed',
        opensAt: '2027-03-28T01:00:00.000Z',
      });
      expect(at(sunday(210, 300), '2027-03-28T01:00:00Z').kind).toBe('open');
    });

    it('opens at nine by the wall clock on both sides of the change', () => {
      const daily = calendar({ accepts: [0, 1, 2, 3, 4, 5, 6].map(nineToSix) });
      expect(at(daily, '2026-10-24T20:00:00Z')).toMatchObject({
        opensAt: '2026-10-25T07:00:00.000Z',
      });
      expect(at(daily, '2027-03-27T20:00:00Z')).toMatchObject({
        opensAt: '2027-03-28T06:00:00.000Z',
      });
    });

    it('holds in zones ahead of and behind UTC, with odd offsets', () => {
      const odd = calendar({ accepts: [nineToSix(0)] }, 'Asia/Kathmandu');
      expect(at(odd, '2026-11-23T03:14:59Z').kind).toBe('closed');
      expect(at(odd, '2026-11-23T03:15:00Z').kind).toBe('open');
      const west = calendar({ accepts: [nineToSix(0)] }, 'America/Los_Angeles');
      expect(at(west, '2026-11-24T01:59:00Z').kind).toBe('open');
    });
  });
});
