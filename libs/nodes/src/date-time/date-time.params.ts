import { dateUnits, type ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { timeZone } from '../params/time-zone';
import { wholeNumber } from '../params/whole-number';
import { resultVariable } from '../result-variable';

export const dateOperations = [
  'now',
  'format',
  'parse',
  'add',
  'subtract',
  'difference',
  'start',
  'end',
  'part',
] as const;
export type DateOperation = (typeof dateOperations)[number];

export const dateParts = [
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'weekday',
  'week',
] as const;

const when = (...is: readonly DateOperation[]) => ({ param: 'operation', is });

export const DateTimeParams = z.object({
  operation: text(z.enum(dateOperations))
    .default('format')
    .meta({ label: 'Operation', language: 'literal' } satisfies ParamMeta),
  date: text(z.string().trim().max(400))
    .default('')
    .meta({
      label: 'Date',
      placeholder: '${timestamp}',
      help: 'ISO 8601 text or milliseconds since 1970; without an offset it is in the time zone. Empty: now.',
      showWhen: when('format', 'add', 'subtract', 'difference', 'start', 'end', 'part'),
    } satisfies ParamMeta),
  text: text(z.string().max(400))
    .default('')
    .meta({
      label: 'Text',
      placeholder: '21.11.2026 12:30',
      showWhen: when('parse'),
    } satisfies ParamMeta),
  pattern: text(z.string().max(200))
    .default('')
    .meta({
      label: 'Pattern',
      placeholder: 'dd.MM.yyyy HH:mm',
      help: 'yyyy, yy, MM, M, dd, d, HH, H, mm, ss, SSS; text in single quotes stays. Empty: `yyyy-MM-dd HH:mm:ss` to write, ISO 8601 or milliseconds to read.',
      showWhen: when('format', 'parse'),
    } satisfies ParamMeta),
  until: text(z.string().trim().max(400))
    .default('')
    .meta({
      label: 'To date',
      help: 'Empty: now. Earlier than the date gives a negative number.',
      showWhen: when('difference'),
    } satisfies ParamMeta),
  amount: wholeNumber(-1_000_000_000, 1_000_000_000)
    .default(1)
    .meta({ label: 'Amount', showWhen: when('add', 'subtract') } satisfies ParamMeta),
  unit: text(z.enum(dateUnits))
    .default('day')
    .meta({
      label: 'Unit',
      help: 'Days and longer follow the calendar of the zone; a week begins on Monday.',
      showWhen: when('add', 'subtract', 'difference', 'start', 'end'),
    } satisfies ParamMeta),
  part: text(z.enum(dateParts))
    .default('hour')
    .meta({
      label: 'Part',
      help: 'Weekday 1 is Sunday; weeks are those of ISO 8601.',
      showWhen: when('part'),
    } satisfies ParamMeta),
  zone: timeZone()
    .default('')
    .meta({
      label: 'Time zone',
      placeholder: 'Europe/Kyiv',
      help: 'Empty: that of the run.',
    } satisfies ParamMeta),
  as: text(z.enum(['iso', 'ms']))
    .default('iso')
    .meta({
      label: 'A date as',
      help: 'ISO 8601 in UTC, or milliseconds since 1970 as Webitel has them.',
      showWhen: when('now', 'parse', 'add', 'subtract', 'start', 'end'),
    } satisfies ParamMeta),
  resultVariable: resultVariable(),
});
export type DateTimeParams = z.output<typeof DateTimeParams>;
