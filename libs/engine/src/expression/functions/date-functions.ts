import { addToDate, dateUnits, differenceOf, startOfUnit } from '../date-arithmetic';
import { formatDate, parseDate, toInstant } from '../date-format';
import { isoWeekOf } from '../date-helper';
import { weekdayOf, zonedTime, type ZonedTime } from '../zoned-time';
import type { FunctionCall } from './function-call';
import type { FunctionArgument, LibraryFunction } from './library-function';

const date = { name: 'date', type: 'date' } as const;
const zone = { name: 'zone', type: 'text', isOptional: true } as const;
const unit = { name: 'unit', type: 'text' } as const;
const pattern = { name: 'pattern', type: 'text' } as const;
const partArgs: readonly FunctionArgument[] = [{ ...date, isOptional: true }, zone];

export const dateFunctions: readonly LibraryFunction[] = [
  {
    name: 'now',
    group: 'Date and time',
    args: [],
    doc: 'The current instant as ISO 8601 text in UTC. Dates are such texts, or milliseconds since 1970.',
    example: { source: 'now()', result: '2026-11-21T10:30:00.000Z' },
    run: (call) => call.evaluation.scope.now.toISOString(),
  },
  {
    name: 'formatDate',
    group: 'Date and time',
    args: [date, { ...pattern, isOptional: true }, zone],
    doc: 'The date as text: yyyy, yy, MM, M, dd, d, HH, H, mm, ss, SSS stand for its parts in the zone (of the run by default); text in single quotes stays.',
    example: { source: "formatDate(now(), 'dd.MM.yyyy HH:mm')", result: '21.11.2026 12:30' },
    run: (call) => {
      const format = call.has(1) ? call.text(1) : 'yyyy-MM-dd HH:mm:ss';
      const instant = dateOf(call, 0);
      const text = formatDate(instant, format, zonedTime(instant, zoneOf(call, 2)));
      call.evaluation.allowText(text);
      return text;
    },
  },
  {
    name: 'parseDate',
    group: 'Date and time',
    args: [{ name: 'text', type: 'text' }, { ...pattern, isOptional: true }, zone],
    doc: 'The date in a text as ISO 8601 in UTC, read by a pattern of formatDate; without one: ISO 8601 or milliseconds. Missing when it does not fit.',
    example: {
      source: "parseDate('21.11.2026 12:30', 'dd.MM.yyyy HH:mm')",
      result: '2026-11-21T10:30:00.000Z',
    },
    run: (call) => {
      const instant = call.has(1)
        ? parseDate(call.text(0), call.text(1), zoneOf(call, 2))
        : toInstant(call.values[0], zoneOf(call, 2));
      return instant?.toISOString();
    },
  },
  {
    name: 'addTime',
    group: 'Date and time',
    args: [date, { name: 'amount', type: 'number' }, unit, zone],
    doc: `The date moved by an amount of ${dateUnits.join(', ')} (an s at the end is fine). Days and longer keep the time of day in the zone.`,
    example: { source: "addTime(now(), 2, 'hours')", result: '2026-11-21T12:30:00.000Z' },
    run: (call) => {
      const moved = addToDate(dateOf(call, 0), call.number(1), unitOf(call, 2), zoneOf(call, 3));
      if (Number.isNaN(moved.getTime())) throw call.fault('the date is out of range');
      return moved.toISOString();
    },
  },
  {
    name: 'diffTime',
    group: 'Date and time',
    args: [{ ...date, name: 'from' }, { ...date, name: 'to' }, unit, zone],
    doc: 'Whole units from one date to another; negative when the second is earlier.',
    example: { source: "diffTime('2026-11-21T08:00:00Z', now(), 'minutes')", result: 150 },
    run: (call) => differenceOf(dateOf(call, 0), dateOf(call, 1), unitOf(call, 2), zoneOf(call, 3)),
  },
  {
    name: 'startOf',
    group: 'Date and time',
    args: [date, unit, zone],
    doc: 'The first instant of the second, minute, hour, day, week (from Monday), month or year a date lies in.',
    example: { source: "startOf(now(), 'month')", result: '2026-10-31T22:00:00.000Z' },
    run: (call) => startOfUnit(dateOf(call, 0), unitOf(call, 1), zoneOf(call, 2)).toISOString(),
  },
  {
    name: 'endOf',
    group: 'Date and time',
    args: [date, unit, zone],
    doc: 'The last millisecond of the second, minute, hour, day, week (from Monday), month or year a date lies in.',
    example: { source: "endOf(now(), 'day')", result: '2026-11-21T21:59:59.999Z' },
    run: (call) => {
      const unit = unitOf(call, 1);
      const start = startOfUnit(dateOf(call, 0), unit, zoneOf(call, 2));
      return new Date(addToDate(start, 1, unit, zoneOf(call, 2)).getTime() - 1).toISOString();
    },
  },
  part('year', 'The year', 2026, (time) => time.year),
  part('month', 'The month, 1 to 12,', 11, (time) => time.month),
  part('day', 'The day of the month', 21, (time) => time.day),
  part('hour', 'The hour, 0 to 23,', 12, (time) => time.hour),
  part('minute', 'The minute', 30, (time) => time.minute),
  part('second', 'The second', 0, (time) => time.second),
  part('weekday', 'The day of the week, 1 is Sunday,', 7, weekdayOf),
  part('week', 'The ISO 8601 week', 47, isoWeekOf),
  {
    name: 'timestamp',
    group: 'Date and time',
    args: [{ ...date, isOptional: true }],
    doc: 'Milliseconds since 1970 of a date (of now by default).',
    example: { source: 'timestamp(now())', result: 1795257000000 },
    run: (call) => dateOf(call, 0).getTime(),
  },
];

function part(
  name: string,
  what: string,
  result: number,
  read: (time: ZonedTime) => number,
): LibraryFunction {
  return {
    name,
    group: 'Date and time',
    args: partArgs,
    doc: `${what} of a date (of now by default) in a zone (of the run by default).`,
    example: { source: `${name}(now())`, result },
    run: (call) => read(zonedTime(dateOf(call, 0), zoneOf(call, 1))),
  };
}

function dateOf(call: FunctionCall, index: number): Date {
  const value = call.values[index];
  // Only a missing argument means now; a missing value would hide a mistake.
  if (index === 0 && call.values.length === 0) return call.evaluation.scope.now;
  const instant = toInstant(value, call.evaluation.scope.zone);
  if (instant === undefined) {
    throw call.fault(
      `argument ${index + 1} is not a date: ${call.text(index).slice(0, 40) || 'missing'}`,
    );
  }
  return instant;
}

function zoneOf(call: FunctionCall, index: number): string {
  return call.has(index) ? call.text(index) : call.evaluation.scope.zone;
}

function unitOf(call: FunctionCall, index: number): (typeof dateUnits)[number] {
  const word = call.text(index).toLowerCase().replace(/s$/, '');
  const unit = dateUnits.find((candidate) => candidate === word);
  if (unit === undefined) throw call.fault(`the unit is one of ${dateUnits.join(', ')}`);
  return unit;
}
