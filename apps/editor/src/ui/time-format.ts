/** How a moment is written. `clock` 14:02:11, `clock-ms` 14:02:11.204, `date-time` 21 Nov 14:02:11. */
export type TimeStyle = 'clock' | 'clock-ms' | 'date-time' | 'date';

/** The zone of the person's machine, as the API's `timezone` parameter wants it. */
export function userTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A moment from the API: an ISO text, or milliseconds as text; null when there is none. */
export function parseTime(value: string | null | undefined): Date | null {
  if (!value || value === '0') return null;
  const date = new Date(/^\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(date.getTime()) ? null : date;
}

interface FormatTimeOptions {
  readonly style: TimeStyle;
  readonly timeZone?: string;
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
export function formatExactTime(date: Date, timeZone = userTimeZone()): string {
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

function dayOf(date: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date);
}
