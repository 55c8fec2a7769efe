/**
 * Patterns of the date helpers (`&hour(9-18)`), read once. Numbers: `5`, `9-18`, `1,3-5`, both
 * ends included. Times: `09:00-18:00`, not over midnight. Moments: `2026-12-24 00:00~2026-12-26`.
 * Times and moments compare as far as they are written: `18:00` lasts until 18:00:59.
 */
import { ExpressionSyntaxError } from './expression-syntax-error';

/** Ranges of which one must hold. */
export type DateHelperPattern =
  | { readonly kind: 'numbers'; readonly ranges: readonly { from: number; to: number }[] }
  | { readonly kind: 'texts'; readonly ranges: readonly { from: string; to: string }[] };

const numberHelpers = [
  'year',
  'yday',
  'mon',
  'mday',
  'week',
  'mweek',
  'wday',
  'hour',
  'minute',
  'minute_of_day',
] as const;

const textHelpers = ['time_of_day', 'date_time'] as const;

export const dateHelperNames: readonly string[] = [...numberHelpers, ...textHelpers];

const timePattern = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const momentPattern = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;

/** Throws `ExpressionSyntaxError` at `offset` for a pattern the helper cannot use. */
export function parseDateHelperPattern(
  helper: string,
  pattern: string,
  offset: number,
): DateHelperPattern {
  const ranges = pattern.split(',').map((range) => range.trim());
  if (helper === 'time_of_day') {
    return { kind: 'texts', ranges: ranges.map((range) => textRange(range, '-', asTime)) };
  }
  if (helper === 'date_time') {
    return { kind: 'texts', ranges: ranges.map((range) => textRange(range, '~', asMoment)) };
  }
  return {
    kind: 'numbers',
    ranges: ranges.map((range) => {
      const match = /^(\d{1,4})(?:\s*-\s*(\d{1,4}))?$/.exec(range);
      if (match === null) {
        throw new ExpressionSyntaxError(
          `\`${range}\` is not a number or a range like 9-18`,
          offset,
        );
      }
      return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
    }),
  };

  function textRange(range: string, separator: string, read: (text: string) => string | null) {
    const [first = '', second = first, ...more] = range.split(separator);
    const from = read(first.trim());
    const to = read(second.trim());
    if (from === null || to === null || more.length > 0) {
      const example =
        helper === 'time_of_day' ? '09:00-18:00' : '2026-12-24 00:00~2026-12-26 23:59';
      throw new ExpressionSyntaxError(`\`${range}\` is not a range like ${example}`, offset);
    }
    return { from, to };
  }
}

function asTime(text: string): string | null {
  return timePattern.test(text)
    ? text.padStart(text.indexOf(':') === 1 ? text.length + 1 : 0, '0')
    : null;
}

function asMoment(text: string): string | null {
  if (!momentPattern.test(text)) return null;
  const [day = '', time] = text.split(/[ T]/);
  return time === undefined ? day : `${day} ${asTime(time) ?? time}`;
}
