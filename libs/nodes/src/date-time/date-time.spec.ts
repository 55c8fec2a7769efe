import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { scopeOf } from '@hookline/engine';
import { aNodeContext } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { dateTime } from './date-time.definition';
import { executeDateTime } from './date-time.execute';
import { DateTimeParams } from './date-time.params';

const scope = scopeOf({}, { now: new Date('2026-11-21T10:30:00Z'), zone: 'Europe/Kyiv' });

function outcomeOf(params: object, dialect: 'graph' | 'array' = 'graph') {
  const given = DateTimeParams.parse({ ...params, resultVariable: 'x' });
  return executeDateTime(given, aNodeContext({ scope, dialect }));
}

describe('executeDateTime', () => {
  it.each<[object, JsonValue]>([
    [{ operation: 'now' }, '2026-11-21T10:30:00.000Z'],
    [{ operation: 'now', as: 'ms' }, 1795257000000],
    [{}, '2026-11-21 12:30:00'],
    [{ date: '1795257000000', pattern: 'dd.MM. HH:mm', zone: 'Europe/Madrid' }, '21.11. 11:30'],
    [{ date: 1795257000000, pattern: 'HH' }, '12'],
    [{ date: '2026-11-21T12:30', zone: 'Europe/Madrid', pattern: 'HH:mm' }, '12:30'],
    [
      { operation: 'parse', text: ' 21.11.2026 12:30 ', pattern: 'dd.MM.yyyy HH:mm' },
      '2026-11-21T10:30:00.000Z',
    ],
    [{ operation: 'parse', text: '2026-11-21T12:30:00+02:00', as: 'ms' }, 1795257000000],
    [{ operation: 'add', amount: '90', unit: 'minute' }, '2026-11-21T12:00:00.000Z'],
    // The night of 29 March is an hour shorter in Kyiv.
    [{ operation: 'add', date: '2026-03-28T12:00' }, '2026-03-29T09:00:00.000Z'],
    [
      { operation: 'subtract', date: '2026-03-31T12:00', unit: 'month' },
      '2026-02-28T10:00:00.000Z',
    ],
    [{ operation: 'difference', date: '2026-11-21T08:00:00Z', unit: 'hour' }, 2],
    [{ operation: 'difference', date: '2026-11-22', until: '2026-11-20' }, -2],
    [{ operation: 'start', unit: 'week' }, '2026-11-15T22:00:00.000Z'],
    [{ operation: 'end', unit: 'month', zone: 'UTC' }, '2026-11-30T23:59:59.999Z'],
    [{ operation: 'part' }, 12],
    [{ operation: 'part', part: 'weekday', date: '2026-11-22T00:30+02:00' }, 1],
  ])('makes of %j: %j', (params, result) => {
    expect(outcomeOf(params)).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { result },
      variables: { x: result },
    });
  });

  it('gives text in arrays (decision 10)', () => {
    const params = { operation: 'now', as: 'ms' };
    expect(outcomeOf(params, 'array')).toMatchObject({ variables: { x: '1795257000000' } });
  });

  it.each([
    [{ operation: 'parse', text: 'soon' }, 'date.unreadable', '`soon` is not a date.'],
    [
      { operation: 'parse', text: '31.02.2026', pattern: 'dd.MM.yyyy' },
      'date.unreadable',
      '`31.02.2026` does not fit dd.MM.yyyy.',
    ],
    [{ date: 'soon' }, 'expression.type', 'argument 1 is not a date: soon'],
    [{ date: 'soon', zone: 'UTC' }, 'expression.type', 'argument 1 is not a date: soon'],
    [{ operation: 'add', amount: 1e9, unit: 'year' }, 'expression.type', 'out of range'],
  ])('fails for %j', (params, code, sentence) => {
    const message: unknown = expect.stringContaining(sentence);
    expect(() => outcomeOf(params)).toThrow(expect.objectContaining({ code, message }));
  });
});

describe('dateTime', () => {
  it.each<[JsonObject, string[]]>([
    [{ zone: 'Mars/Base' }, ['params.zone: must be a time zone like Europe/Kyiv']],
    [{ zone: '${member_timezone}', amount: '${n}' }, []],
    [
      { unit: 'fortnight' },
      ['params.unit: must be one of second, minute, hour, day, week, month, year'],
    ],
  ])('says about %j: %j', (params, problems) => {
    expect(checkParams(dateTime, params).map((one) => `${one.path}: ${one.message}`)).toEqual(
      problems,
    );
  });

  it.each([
    [{ operation: 'add', amount: 2, unit: 'hour' }, 'now + 2 hour'],
    [{ operation: 'start', unit: 'day', date: '${d}' }, 'start of day of ${d}'],
    [{ operation: 'difference', unit: 'day', date: '${d}' }, 'days from ${d} to now'],
    [{ operation: 'part', part: 'hour' }, 'hour of now'],
    [{ operation: 'parse', text: '${t}' }, 'parse ${t}'],
    [{}, 'format now'],
  ])('sums up %j', (params, summary) => {
    expect(dateTime.summary(params)).toBe(summary);
  });
});
