/**
 * Webitel's date helpers (decision 15): minute_of_day counts from 0, week is ISO 8601, wday 1 is
 * Sunday, mweek counts weeks of the month from Sunday and the first is 1.
 */
import type { DateHelperPattern } from './date-helper-pattern';
import { dayNumber, weekdayOf, zonedTime, type ZonedTime } from './zoned-time';

/** The value of a helper: a number, or text for `time_of_day` and `date_time`. */
export function dateHelperValue(name: string, now: Date, zone: string): number | string {
  const time = zonedTime(now, zone);
  switch (name) {
    case 'year':
      return time.year;
    case 'yday':
      return dayNumber(time) - dayNumber({ year: time.year, month: 1, day: 1 }) + 1;
    case 'mon':
      return time.month;
    case 'mday':
      return time.day;
    case 'week':
      return isoWeekOf(time);
    case 'mweek': {
      const firstWeekday = weekdayOf({ ...time, day: 1 });
      return Math.ceil((time.day + firstWeekday - 1) / 7);
    }
    case 'wday':
      return weekdayOf(time);
    case 'hour':
      return time.hour;
    case 'minute':
      return time.minute;
    case 'minute_of_day':
      return time.hour * 60 + time.minute;
    case 'time_of_day':
      return clockText(time);
    default:
      return `${dayText(time)} ${clockText(time)}`;
  }
}

/** Whether the value of a helper lies in one of the ranges; both ends belong to them. */
export function dateHelperMatches(value: number | string, pattern: DateHelperPattern): boolean {
  if (pattern.kind === 'numbers') {
    const number = Number(value);
    return pattern.ranges.some(({ from, to }) => number >= from && number <= to);
  }
  const text = String(value);
  return pattern.ranges.some(
    ({ from, to }) => text.slice(0, from.length) >= from && text.slice(0, to.length) <= to,
  );
}

/** ISO 8601: weeks start on Monday, and the first one has the year's first Thursday. */
export function isoWeekOf(time: Pick<ZonedTime, 'year' | 'month' | 'day'>): number {
  const day = dayNumber(time);
  const daysSinceMonday = (weekdayOf(time) + 5) % 7;
  const thursday = day - daysSinceMonday + 3;
  const year = new Date(thursday * 86_400_000).getUTCFullYear();
  return Math.floor((thursday - dayNumber({ year, month: 1, day: 1 })) / 7) + 1;
}

function dayText({ year, month, day }: ZonedTime): string {
  return `${twoDigits(year, 4)}-${twoDigits(month)}-${twoDigits(day)}`;
}

function clockText({ hour, minute, second }: ZonedTime): string {
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
}

function twoDigits(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}
