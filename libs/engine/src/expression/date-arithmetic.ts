import { assertNever } from '../assert-never';
import { instantOf, weekdayOf, zonedTime, type ZonedTime } from './zoned-time';

export const dateUnits = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type DateUnit = (typeof dateUnits)[number];

const exactMs = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/**
 * A date moved by an amount of units. Seconds to hours are exact; days and longer move the
 * calendar of the zone and keep its time of day (31 January + 1 month is the end of February).
 */
export function addToDate(date: Date, amount: number, unit: DateUnit, zone: string): Date {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    return new Date(date.getTime() + amount * exactMs[unit]);
  }
  const whole = Math.trunc(amount);
  const moved = instantOf(moveCalendar(zonedTime(date, zone), whole, unit), zone);
  return new Date(moved.getTime() + modulo(date.getTime(), 1_000));
}

/** The first instant of the unit a date lies in, by the calendar of a zone; a week is from Monday. */
export function startOfUnit(date: Date, unit: DateUnit, zone: string): Date {
  const ms = date.getTime();
  if (unit === 'second') return new Date(ms - modulo(ms, exactMs.second));
  const time = zonedTime(date, zone);
  // Minutes and hours are counted back: of an hour that comes twice the date's own is meant.
  const intoMinute = time.second * 1_000 + modulo(ms, 1_000);
  if (unit === 'minute') return new Date(ms - intoMinute);
  if (unit === 'hour') return new Date(ms - time.minute * exactMs.minute - intoMinute);
  return instantOf({ ...firstDayOf(time, unit), hour: 0, minute: 0, second: 0 }, zone);
}

function firstDayOf(time: ZonedTime, unit: 'day' | 'week' | 'month' | 'year'): ZonedTime {
  switch (unit) {
    case 'day':
      return time;
    case 'week':
      return { ...time, day: time.day - ((weekdayOf(time) + 5) % 7) };
    case 'month':
      return { ...time, day: 1 };
    case 'year':
      return { ...time, month: 1, day: 1 };
    default:
      return assertNever(unit);
  }
}

function modulo(ms: number, by: number): number {
  return ((ms % by) + by) % by;
}

/** Whole units from one date to another; negative when the second is earlier. */
export function differenceOf(from: Date, to: Date, unit: DateUnit, zone: string): number {
  const ms = to.getTime() - from.getTime();
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    return Math.trunc(ms / exactMs[unit]) || 0;
  }
  const sign = ms < 0 ? -1 : 1;
  // An estimate that is never too small, then down to the largest amount that does not overshoot.
  let amount = Math.floor(Math.abs(ms) / shortestMs(unit)) + 1;
  while (amount > 0) {
    const moved = addToDate(from, sign * amount, unit, zone).getTime();
    if (sign * (to.getTime() - moved) >= 0) break;
    const excess = Math.abs(moved - to.getTime());
    amount -= Math.max(1, Math.floor(excess / longestMs(unit)));
  }
  return sign * Math.max(0, amount) || 0;
}

function moveCalendar(time: ZonedTime, amount: number, unit: 'day' | 'week' | 'month' | 'year') {
  switch (unit) {
    case 'day':
      return { ...time, day: time.day + amount };
    case 'week':
      return { ...time, day: time.day + amount * 7 };
    case 'month':
      return moveMonths(time, amount);
    case 'year':
      return moveMonths(time, amount * 12);
    default:
      return assertNever(unit);
  }
}

function moveMonths(time: ZonedTime, amount: number): ZonedTime {
  const months = time.year * 12 + time.month - 1 + amount;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { ...time, year, month, day: Math.min(time.day, lastDay) };
}

const dayMs = 86_400_000;

function shortestMs(unit: 'day' | 'week' | 'month' | 'year'): number {
  return { day: 1, week: 7, month: 28, year: 365 }[unit] * dayMs - 7_200_000;
}

function longestMs(unit: 'day' | 'week' | 'month' | 'year'): number {
  return { day: 1, week: 7, month: 31, year: 366 }[unit] * dayMs + 7_200_000;
}
