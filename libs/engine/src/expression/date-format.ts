import { numberFromText } from './number-text';
import type { Value } from './value';
import { instantOf, type ZonedTime } from './zoned-time';

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Parts of a pattern: quoted text, or a letter repeated. */
const tokenPattern = /'([^']*)'|yyyy|yy|MM?|dd?|HH?|mm?|ss?|SSS/g;

const partNames = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  m: 'minute',
  s: 'second',
} as const;

/**
 * The instant a value means: ISO 8601 text (without an offset: in the zone), or milliseconds since
 * 1970 as number or text. Undefined for anything else.
 */
export function toInstant(value: Value, zone: string): Date | undefined {
  const ms = typeof value === 'string' ? numberFromText(value) : value;
  if (typeof ms === 'number') return validDate(new Date(ms));
  return typeof value === 'string' ? isoInstant(value.trim(), zone) : undefined;
}

/** The instant as text; `time` is what the clock of the wanted zone shows then. */
export function formatDate(instant: Date, pattern: string, time: ZonedTime): string {
  return pattern.replace(tokenPattern, (token: string, quoted?: string) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted;
    if (token === 'SSS') return String(instant.getUTCMilliseconds()).padStart(3, '0');
    const name = partName(token);
    if (name === undefined) return token;
    const digits = String(time[name]).padStart(token.length, '0');
    return token === 'yy' ? digits.slice(-2) : digits;
  });
}

/** The instant a text written by a pattern means in a zone; undefined when it does not fit. */
export function parseDate(text: string, pattern: string, zone: string): Date | undefined {
  const time = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  let milliseconds = 0;
  let at = 0;
  let from = 0;
  for (const match of pattern.matchAll(tokenPattern)) {
    const [token, quoted] = match;
    const literal = pattern.slice(from, match.index) + (quoted ?? '');
    from = match.index + token.length;
    if (!text.startsWith(literal, at)) return undefined;
    at += literal.length;
    if (quoted !== undefined) continue;
    const digits = digitsAt(text, at, token.length);
    if (digits === null) return undefined;
    at += digits.length;
    const name = partName(token);
    if (name === undefined) milliseconds = Number(digits);
    else time[name] = Number(digits) + (token === 'yy' ? 2000 : 0);
  }
  if (text.slice(at) !== pattern.slice(from) || !isRealTime(time)) return undefined;
  return validDate(new Date(instantOf(time, zone).getTime() + milliseconds));
}

/** A single letter takes one or two digits, a repeated one exactly as many as letters. */
function digitsAt(text: string, at: number, length: number): string | null {
  const digits = /^\d*/.exec(text.slice(at, at + Math.max(2, length)))?.[0] ?? '';
  return digits.length === length || (length === 1 && digits.length === 2) ? digits : null;
}

function partName(token: string): (typeof partNames)[keyof typeof partNames] | undefined {
  const letter = token.charAt(0);
  switch (letter) {
    case 'y':
    case 'M':
    case 'd':
    case 'H':
    case 'm':
    case 's':
      return partNames[letter];
    default:
      return undefined;
  }
}

function isoInstant(text: string, zone: string): Date | undefined {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits: string | undefined) => Number(digits ?? 0));
  const time = { year, month, day, hour, minute, second };
  if (!isRealTime(time)) return undefined;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = match[8];
  const base = instantOf(time, offset === undefined ? zone : 'UTC').getTime();
  return validDate(new Date(base + milliseconds - offsetMinutes(offset) * 60_000));
}

function offsetMinutes(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z') return 0;
  const digits = offset.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return offset.startsWith('-') ? -minutes : minutes;
}

function isRealTime({ year, month, day, hour, minute, second }: ZonedTime): boolean {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  );
}

function validDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
