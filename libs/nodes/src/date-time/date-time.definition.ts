import type { JsonObject } from '@hookline/contracts';
import { textOf, type PureNodeType } from '@hookline/engine';
import { dataOutlets } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { executeDateTime } from './date-time.execute';
import { DateTimeParams } from './date-time.params';

export const dateTime: PureNodeType<typeof DateTimeParams> = {
  type: 'date-time',
  version: 1,
  kind: 'pure',
  label: 'Date and time',
  description: 'Formats, reads, moves and compares dates in a time zone.',
  help: [
    'A date is ISO 8601 text or milliseconds since 1970; the result is one of the two as you choose.',
    'Days, weeks, months and years follow the calendar of the zone and keep the time of day, also over a change of the clock; 31 January and one month is the end of February.',
    'The zone is that of the run unless another is named here; *Set variables* changes it for the rest of a run.',
    'Leaves by *failure* when a date cannot be read.',
  ].join('\n\n'),
  category: 'data',
  icon: 'calendar-time',
  synonyms: ['date', 'time', 'format', 'timezone', 'day', 'hour', 'now', 'timestamp'],
  params: DateTimeParams,
  outlets: () => dataOutlets,
  summary,
  setsVariables: resultVariableOf,
  outputs: { result: 'A date, a text or a number, as the operation gives it.' },
  settings: ['disabled'],
  execute: executeDateTime,
};

function summary(params: JsonObject): string {
  const of = (name: string): string => textOf(params[name]);
  const date = of('date') || 'now';
  switch (params['operation']) {
    case 'now':
      return 'now';
    case 'parse':
      return `parse ${of('text')}`;
    case 'add':
      return `${date} + ${of('amount')} ${of('unit')}`;
    case 'subtract':
      return `${date} − ${of('amount')} ${of('unit')}`;
    case 'difference':
      return `${of('unit')}s from ${date} to ${of('until') || 'now'}`;
    case 'start':
    case 'end':
      return `${of('operation')} of ${of('unit')} of ${date}`;
    case 'part':
      return `${of('part')} of ${date}`;
    default:
      return `format ${date}`;
  }
}
