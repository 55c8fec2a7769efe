import { instantOf, zonedTime } from '@hookline/engine';

/** How a moment is written. `clock` 14:02:11, `clock-ms` 14:02:11.204, `date-time` 21 Nov 14:02:11. */
export type TimeStyle = 'clock' | 'clock-ms' | 'date-time' | 'date';

/** The zone of the person's machine. */
export function machineTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A zone this browser can count in: the asked one, else that of the machine. */
export function usableTimeZone(asked: string | undefined): string {
  if (asked === undefined) return machineTimeZone();
  try {
    new Intl.DateTimeFormat('en', { timeZone: asked });
    // As it was written: browsers answer with older spellings of some cities.
    return asked;
  } catch {
    // The server may know newer zones than the browser.
    return machineTimeZone();
  }
}

/** A moment from the API: an ISO text, or milliseconds as text; null when there is none. */
export function parseTime(value: string | null | undefined): Date | null {
  if (!value || value === '0') return null;
  const date = new Date(/^\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(date.getTime()) ? null : date;
}

interface FormatTimeOptions {
  readonly style: TimeStyle;
  readonly timeZone: string;
  readonly now?: Date;
}

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** A moment as a text; `clock` styles get the date in front when it is not today. */
export function formatTime(date: Date, options: FormatTimeOptions): string {
  const { style, timeZone, now = new Date() } = options;
  const part = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...format }).format(date);
  const time =
    style === 'clock-ms' ? part({ ...clock, fractionalSecondDigits: 3 }) : part({ ...clock });
  const sameYear = dayOf(date, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  const day = part({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
  if (style === 'date') return day;
  if (style !== 'date-time' && dayOf(date, timeZone) === dayOf(now, timeZone)) return time;
  return `${day} ${time}`;
}

/** Date, time with milliseconds and zone: what a person gets on hover. */
export function formatExactTime(date: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...clock,
    fractionalSecondDigits: 3,
  }).format(date);
  return `${text} ${timeZone}`;
}

/** The first moment of the day that `moment` belongs to in the zone. */
export function startOfDay(moment: Date, timeZone: string): Date {
  const { year, month, day } = zonedTime(moment, timeZone);
  return instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, timeZone);
}

/** The moment at which clocks of the zone show what was picked: `2026-11-21 14:30:00`. */
export function pickedTime(picked: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(picked);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return instantOf({ year, month, day, hour, minute, second }, timeZone);
}

/** A moment as a date picker writes it, on clocks of the zone. */
export function formatPicked(date: Date, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(date);
}

function dayOf(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date);
}
