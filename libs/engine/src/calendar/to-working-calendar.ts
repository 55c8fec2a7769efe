import type { Calendar } from '@hookline/contracts';
import { zonedTime } from '../expression';
import type { CalendarException, WorkingCalendar } from './working-calendar';

const wholeDay = { fromMinute: 0, toMinute: 1_440 } as const;
/** The last minute a clock shows: an end there means midnight. */
const lastMinute = 1_439;

/** The calendar as its arithmetic needs it; disabled parts are left out. */
export function toWorkingCalendar(
  calendar: Pick<Calendar, 'timezone' | 'accepts' | 'excepts' | 'start_at' | 'end_at'>,
): WorkingCalendar {
  const zone = calendar.timezone.name;
  return {
    zone,
    weekly: calendar.accepts
      .filter(({ disabled }) => !disabled)
      .map((hours) => ({
        weekday: hours.day,
        ...hoursOf(hours.start_time_of_day, hours.end_time_of_day),
      })),
    exceptions: calendar.excepts
      .filter(({ disabled }) => !disabled)
      .map((exception) => toException(exception, zone)),
    startAt: dateOf(calendar.start_at),
    endAt: dateOf(calendar.end_at),
  };
}

function toException(
  { name, date, repeat, working, work_start: start, work_stop: stop }: Calendar['excepts'][number],
  zone: string,
): CalendarException {
  const { year, month, day } = zonedTime(new Date(Number(date)), zone);
  const open = start === 0 && stop === 0 ? wholeDay : hoursOf(start, stop);
  return { name, year, month, day, isYearly: repeat, hours: working ? open : null };
}

function hoursOf(fromMinute: number, toMinute: number) {
  return { fromMinute, toMinute: toMinute === lastMinute ? 1_440 : toMinute };
}

function dateOf(millis: string | null): Date | null {
  return millis === null ? null : new Date(Number(millis));
}
