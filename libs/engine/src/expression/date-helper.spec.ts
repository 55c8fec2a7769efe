import { describe, expect, it } from '@jest/globals';
import { compileExpression, scopeOf } from '.';

function evaluate(source: string, now: string, zone = 'UTC') {
  return compileExpression(source, { dialect: 'array' }).evaluate(
    scopeOf({ n: '10' }, { now: new Date(now), zone }),
  );
}

describe('date helpers (decision 15)', () => {
  it.each([
    ['&year', '2026-11-21T10:30:45Z', 2026],
    ['&yday', '2026-01-01T00:00:00Z', 1],
    ['&yday', '2024-12-31T00:00:00Z', 366],
    ['&mon', '2026-11-21T10:30:45Z', 11],
    ['&mday', '2026-11-21T10:30:45Z', 21],
    ['&hour', '2026-11-21T10:30:45Z', 10],
    ['&hour()', '2026-11-21T10:30:45Z', 10],
    ['&minute', '2026-11-21T10:30:45Z', 30],
    ['&minute_of_day', '2026-11-21T00:00:59Z', 0],
    ['&minute_of_day', '2026-11-21T23:59:59Z', 1439],
    ['&wday', '2026-11-21T10:00:00Z', 7],
    ['&wday', '2026-11-22T10:00:00Z', 1],
    ['&wday', '2026-11-23T10:00:00Z', 2],
    ['&week', '2026-01-01T10:00:00Z', 1],
    ['&week', '2027-01-01T10:00:00Z', 53],
    ['&week', '2024-12-30T10:00:00Z', 1],
    ['&week', '2026-11-21T10:00:00Z', 47],
    ['&mweek', '2026-11-01T10:00:00Z', 1],
    ['&mweek', '2026-11-07T10:00:00Z', 1],
    ['&mweek', '2026-11-08T10:00:00Z', 2],
    ['&mweek', '2026-08-01T10:00:00Z', 1],
    ['&mweek', '2026-08-02T10:00:00Z', 2],
    ['&mweek', '2026-08-31T10:00:00Z', 6],
    ['&time_of_day', '2026-11-21T10:30:45Z', '10:30:45'],
    ['&date_time', '2026-11-21T10:30:45Z', '2026-11-21 10:30:45'],
  ])('%s at %s is %s', (source, now, value) => {
    expect(evaluate(source, now)).toBe(value);
  });

  it.each([
    ['&hour(9-18)', '2026-11-21T09:00:00Z', true],
    ['&hour(9-18)', '2026-11-21T18:59:59Z', true],
    ['&hour(9-18)', '2026-11-21T19:00:00Z', false],
    ['&hour(9-18)', '2026-11-21T08:59:59Z', false],
    ['&hour(5)', '2026-11-21T05:00:00Z', true],
    ['&hour( 1 , 3-5 )', '2026-11-21T04:00:00Z', true],
    ['&hour(1,3-5)', '2026-11-21T02:00:00Z', false],
    ['&hour(22-6)', '2026-11-21T23:00:00Z', false],
    ['&wday(2-6)', '2026-11-21T10:00:00Z', false],
    ['&wday(1,7)', '2026-11-21T10:00:00Z', true],
    ['&time_of_day(09:00-18:00)', '2026-11-21T09:00:00Z', true],
    ['&time_of_day(09:00-18:00)', '2026-11-21T18:00:59Z', true],
    ['&time_of_day(9:00-18:00)', '2026-11-21T18:01:00Z', false],
    ['&time_of_day(08:00-09:00,12:00-13:00)', '2026-11-21T12:30:00Z', true],
    ['&time_of_day(22:00-06:00)', '2026-11-21T23:00:00Z', false],
    ['&time_of_day(09:00:30-09:00:40)', '2026-11-21T09:00:35Z', true],
    ['&time_of_day(09:00:30-09:00:40)', '2026-11-21T09:00:41Z', false],
    ['&date_time(2026-12-24 00:00~2026-12-26 23:59)', '2026-12-26T23:59:59Z', true],
    ['&date_time(2026-12-24 00:00~2026-12-26 23:59)', '2026-12-27T00:00:00Z', false],
    ['&date_time(2026-12-24 00:00~2026-12-26 23:59)', '2026-12-23T23:59:59Z', false],
    ['&date_time(2026-12-24~2026-12-26)', '2026-12-26T12:00:00Z', true],
    ['&date_time(2026-01-01~2026-01-02, 2026-05-01)', '2026-05-01T12:00:00Z', true],
    ['&minute_of_day(0-59)', '2026-11-21T00:59:00Z', true],
    ['&year(2026) && &mon(11)', '2026-11-21T10:30:45Z', true],
    ['${n} == &hour', '2026-11-21T10:30:45Z', true],
    ['&hour > 9 &&&wday(7)', '2026-11-21T10:30:45Z', true],
    ['!&hour(9-18)', '2026-11-21T10:30:45Z', false],
  ])('%s at %s is %s', (source, now, value) => {
    expect(evaluate(source, now)).toBe(value);
  });

  it.each([
    ['Europe/Kyiv', '2026-11-21T22:30:00Z', '2026-11-22 00:30:00'],
    ['Europe/Kyiv', '2026-07-21T21:30:00Z', '2026-07-22 00:30:00'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01 01:30:00'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01 01:30:00'],
    ['Asia/Kathmandu', '2026-11-21T10:30:00Z', '2026-11-21 16:15:00'],
  ])('follow the clock of the zone: %s at %s', (zone, now, value) => {
    expect(evaluate('&date_time', now, zone)).toBe(value);
  });

  it('fault for a zone that is none', () => {
    expect(() => evaluate('&hour', '2026-11-21T22:30:00Z', 'Mars/Base')).toThrow(
      expect.objectContaining({ code: 'expression.type' }),
    );
  });
});
