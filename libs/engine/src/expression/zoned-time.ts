import { typeFault } from './expression-faults';

/** What the wall clock and calendar of a zone show. */
export interface ZonedTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const dayMs = 86_400_000;
/** The last instant a date can hold (ECMA-262, 21.4.1.1). */
const latestMs = 8_640_000_000_000_000;

/** Making a formatter costs a thousand times more than using it. Zones come from authors, so few are kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const maxFormatters = 64;

/** The wall clock of an IANA zone at an instant. Throws a type fault for a zone that is none. */
export function zonedTime(instant: Date, zone: string): ZonedTime {
  if (zone === 'UTC' || zone === '') return utcTime(instant.getTime());
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/**
 * The instant at which the wall clock of a zone shows a time; month and day may overflow. A time
 * that a change of the clock skips becomes the same distance after the change; of a time that
 * comes twice the first is meant. Beyond what dates can hold it is an invalid date.
 */
export function instantOf(time: ZonedTime, zone: string): Date {
  const wall = wallMs(time);
  // The neighbouring days are looked at too, so they must be dates as well.
  if (!(Math.abs(wall) < latestMs - 2 * dayMs)) return new Date(Number.NaN);
  const before = wall - offsetMs(wall - dayMs, zone);
  const after = wall - offsetMs(wall + dayMs, zone);
  const candidates = [before, after].filter(
    (candidate) => wallMs(zonedTime(new Date(candidate), zone)) === wall,
  );
  return new Date(candidates.length > 0 ? Math.min(...candidates) : before);
}

/** Whether a text names an IANA zone the system knows. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return zone !== '';
  } catch {
    return false;
  }
}

/** Days since 1970 of a calendar day. */
export function dayNumber(time: Pick<ZonedTime, 'year' | 'month' | 'day'>): number {
  return Math.floor(wallMs({ hour: 0, minute: 0, second: 0, ...time }) / dayMs);
}

/** 1 is Sunday, 7 is Saturday. */
export function weekdayOf(time: Pick<ZonedTime, 'year' | 'month' | 'day'>): number {
  return ((((dayNumber(time) + 4) % 7) + 7) % 7) + 1;
}

/** Difference of the zone's wall clock to UTC at an instant. */
function offsetMs(instantMs: number, zone: string): number {
  const whole = Math.floor(instantMs / 1000) * 1000;
  return wallMs(zonedTime(new Date(whole), zone)) - whole;
}

function wallMs({ year, month, day, hour, minute, second }: ZonedTime): number {
  const date = new Date(0);
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return date.getTime();
}

function utcTime(ms: number): ZonedTime {
  const date = new Date(ms);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formatters.size >= maxFormatters) formatters.clear();
    formatters.set(zone, formatter);
    return formatter;
  } catch {
    throw typeFault(`"${zone.slice(0, 60)}" is not a time zone`);
  }
}
