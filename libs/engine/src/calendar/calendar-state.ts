/**
 * Whether a calendar is open at an instant, and when it opens next. Rules:
 *
 * 1. Outside its period a calendar has expired, before its start as well as after its end.
 * 2. An exception takes the place of its day's hours; one for that very day goes before a yearly
 *    one. Without hours it is a holiday; outside its hours the day is closed, no holiday.
 * 3. Hours are read off the wall clock of the zone. An hour that comes twice is open twice, one
 *    that is skipped is not there; hours that begin in it begin when the clock has moved on.
 * 4. The next opening is looked for a year and a month ahead.
 */
import { instantOf, zonedTime, type ZonedTime } from '../expression';
import { dayNumber } from '../expression/zoned-time';
import type { CalendarException, HoursOfDay, WorkingCalendar } from './working-calendar';

export type CalendarState =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly opensAt: Date | null }
  | { readonly kind: 'holiday'; readonly name: string; readonly opensAt: Date | null }
  | { readonly kind: 'expired' };

const daysAhead = 396;

type Day = Pick<ZonedTime, 'year' | 'month' | 'day'>;

/** The state at an instant. `opensAt` is null when it does not open within 396 days. */
export function calendarStateAt(calendar: WorkingCalendar, instant: Date): CalendarState {
  if (!isInForce(calendar, instant)) return { kind: 'expired' };
  const now = zonedTime(instant, calendar.zone);
  const minute = minuteOn(instant, calendar.zone);
  const exception = exceptionOn(calendar, now);
  const hours = hoursOn(calendar, now, exception);
  if (hours.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute)) {
    return { kind: 'open' };
  }
  const opensAt = nextOpening(calendar, instant, now);
  return exception?.hours === null
    ? { kind: 'holiday', name: exception.name, opensAt }
    : { kind: 'closed', opensAt };
}

function isInForce({ startAt, endAt }: WorkingCalendar, instant: Date): boolean {
  return (startAt === null || instant >= startAt) && (endAt === null || instant < endAt);
}

function exceptionOn({ exceptions }: WorkingCalendar, day: Day): CalendarException | null {
  const onDay = exceptions.filter((one) => one.month === day.month && one.day === day.day);
  const exact = onDay.find((one) => !one.isYearly && one.year === day.year);
  return exact ?? onDay.find((one) => one.isYearly) ?? null;
}

function hoursOn(
  { weekly }: WorkingCalendar,
  day: Day,
  exception: CalendarException | null,
): readonly HoursOfDay[] {
  if (exception) return exception.hours === null ? [] : [exception.hours];
  // The first of January 1970 was a Thursday: 3, counted from Monday.
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return weekly.filter((hours) => hours.weekday === weekday);
}

function nextOpening(calendar: WorkingCalendar, after: Date, today: Day): Date | null {
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = dayAhead(today, ahead);
    const openings = hoursOn(calendar, day, exceptionOn(calendar, day))
      .flatMap((hours) => openingOf(hours, day, calendar.zone) ?? [])
      .filter((opening) => opening > after)
      .sort((first, second) => first.getTime() - second.getTime());
    const [first] = openings;
    if (first) return isInForce(calendar, first) ? first : null;
  }
  return null;
}

/** The first instant of the hours; null when the clock skips them whole. */
function openingOf({ fromMinute, toMinute }: HoursOfDay, day: Day, zone: string): Date | null {
  const wished = instantOf({ ...day, ...clockOf(fromMinute) }, zone);
  if (minuteOn(wished, zone) === fromMinute) return wished;
  // Skipped: they begin with the first minute after the change, which was taken for a later one.
  let opening = wished;
  for (;;) {
    const earlier = new Date(opening.getTime() - 60_000);
    if (minuteOn(earlier, zone) < fromMinute) break;
    opening = earlier;
  }
  return minuteOn(opening, zone) < toMinute ? opening : null;
}

function minuteOn(instant: Date, zone: string): number {
  const { hour, minute } = zonedTime(instant, zone);
  return hour * 60 + minute;
}

function dayAhead({ year, month, day }: Day, ahead: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + ahead));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function clockOf(minuteOfDay: number) {
  return { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60, second: 0 };
}
