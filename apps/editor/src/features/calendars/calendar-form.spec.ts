import { Calendar, CalendarInput } from '@hookline/contracts';
import { describe, expect, it } from '@jest/globals';
import {
  calendarFormProblems,
  fromCalendarForm,
  newCalendarForm,
  toCalendarForm,
} from './calendar-form';

const stored = Calendar.parse({
  id: '1',
  name: 'Office',
  description: 'd',
  timezone: { id: 'Europe/Kyiv', name: 'Europe/Kyiv' },
  start_at: String(Date.parse('2026-01-01T00:00:00+02:00')),
  end_at: null,
  accepts: [
    { day: 0, start_time_of_day: 540, end_time_of_day: 1_080 },
    { day: 6, start_time_of_day: 1_200, end_time_of_day: 1_440 },
  ],
  excepts: [
    { name: 'Christmas', date: String(Date.parse('2026-12-25T00:30:00+02:00')), repeat: true },
    {
      name: 'Saturday',
      date: String(Date.parse('2026-11-28T12:00:00+02:00')),
      working: true,
      work_start: 600,
      work_stop: 840,
    },
  ],
  created_at: '1',
  updated_at: '1',
});

describe('the form of a calendar', () => {
  it('shows days and times by the clock of the zone', () => {
    expect(toCalendarForm(stored)).toMatchObject({
      zone: 'Europe/Kyiv',
      startAt: '2026-01-01 00:00:00',
      hours: [
        { day: 0, from: '09:00', to: '18:00', isOff: false },
        { day: 6, from: '20:00', to: '23:59', isOff: false },
      ],
      exceptions: [
        {
          name: 'Christmas',
          date: '2026-12-25',
          isYearly: true,
          isWorking: false,
          from: '',
          to: '',
        },
        { name: 'Saturday', date: '2026-11-28', isWorking: true, from: '10:00', to: '14:00' },
      ],
    });
  });

  it('wants both times of a span, and takes no empty one for midnight', () => {
    const form = toCalendarForm(stored);
    const hours = [{ day: 0, from: '', to: '18:00', isOff: false }];
    expect([...calendarFormProblems({ ...form, hours })]).toEqual([
      ['accepts.0.end_time_of_day', 'needs both times'],
    ]);
    const exceptions = form.exceptions.map((one) => ({ ...one, from: '' }));
    expect([...calendarFormProblems({ ...form, exceptions }).keys()]).toEqual([
      'excepts.1.work_stop',
    ]);
  });

  it('means the same after it was shown', () => {
    const form = toCalendarForm(stored);
    expect(toCalendarForm({ ...stored, ...sent(form) })).toEqual(form);
    expect(sent(form).start_at).toBe(stored.start_at);
  });

  it('keeps hours and exceptions that are not in force', () => {
    const off = {
      ...stored,
      accepts: stored.accepts.map((one) => ({ ...one, disabled: true })),
      excepts: stored.excepts.map((one) => ({ ...one, disabled: true })),
    };
    const { accepts, excepts } = sent(toCalendarForm(off));
    expect(accepts.map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(excepts.map(({ disabled }) => disabled)).toEqual([true, true]);
  });

  it('keeps days and times when the zone changes', () => {
    const form = { ...toCalendarForm(stored), zone: 'America/Los_Angeles' };
    const again = toCalendarForm({
      ...stored,
      ...sent(form),
      timezone: { id: form.zone, name: form.zone },
    });
    expect(again).toEqual(form);
  });

  it('says where it is wrong', () => {
    const form = {
      ...newCalendarForm('UTC'),
      hours: [{ day: 0, from: '10:00', to: '09:00', isOff: false }],
      exceptions: [
        {
          name: '',
          date: '',
          isYearly: false,
          isWorking: false,
          from: '',
          to: '',
          isOff: false,
        },
      ],
    };
    expect([...calendarFormProblems(form).keys()]).toEqual(
      expect.arrayContaining([
        'name',
        'accepts.0.end_time_of_day',
        'excepts.0.name',
        'excepts.0.date',
      ]),
    );
    expect(calendarFormProblems({ ...newCalendarForm('UTC'), name: 'x' }).size).toBe(0);
  });
});

/** What the server would answer to the form. */
function sent(form: ReturnType<typeof toCalendarForm>) {
  const { accepts, excepts, start_at } = CalendarInput.parse(fromCalendarForm(form));
  return { accepts, excepts, start_at: typeof start_at === 'number' ? String(start_at) : null };
}
