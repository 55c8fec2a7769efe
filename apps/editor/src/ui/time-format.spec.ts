import { describe, expect, it } from '@jest/globals';
import {
  formatExactTime,
  formatTime,
  machineTimeZone,
  parseTime,
  pickedTime,
  startOfDay,
  usableTimeZone,
} from './time-format';

const now = new Date('2026-07-14T12:00:00Z');
const timeZone = 'Europe/Kyiv';

describe('parseTime', () => {
  it('reads ISO texts and milliseconds as text', () => {
    expect(parseTime('2026-07-14T05:34:17.204Z')?.getTime()).toBe(1784007257204);
    expect(parseTime('1784007257204')?.toISOString()).toBe('2026-07-14T05:34:17.204Z');
  });

  it.each([null, undefined, '', '0', 'soon'])('finds no moment in %p', (value) => {
    expect(parseTime(value)).toBeNull();
  });
});

describe('formatTime', () => {
  const moment = new Date('2026-07-14T05:34:17.204Z');

  it('shows seconds in the asked zone', () => {
    expect(formatTime(moment, { style: 'clock', timeZone, now })).toBe('08:34:17');
    expect(formatTime(moment, { style: 'clock-ms', timeZone, now })).toBe('08:34:17.204');
  });

  it('puts the date in front when it is not today there', () => {
    const evening = new Date('2026-07-13T20:59:59Z');
    const night = new Date('2026-07-13T21:00:00Z');
    expect(formatTime(evening, { style: 'clock', timeZone, now })).toBe('13 Jul 23:59:59');
    expect(formatTime(night, { style: 'clock', timeZone, now })).toBe('00:00:00');
  });

  it('names the year only when it is another one', () => {
    const old = new Date('2025-01-02T10:00:00Z');
    expect(formatTime(old, { style: 'date', timeZone, now })).toBe('2 Jan 2025');
  });

  it('has zone and milliseconds for the hover', () => {
    expect(formatExactTime(moment, timeZone)).toBe('14 Jul 2026, 08:34:17.204 Europe/Kyiv');
  });
});

describe('startOfDay', () => {
  it.each([
    ['2026-07-14T12:00:00Z', 'Europe/Kyiv', '2026-07-13T21:00:00.000Z'],
    ['2026-07-13T21:00:00Z', 'Europe/Kyiv', '2026-07-13T21:00:00.000Z'],
    ['2026-07-14T12:00:00Z', 'America/New_York', '2026-07-14T04:00:00.000Z'],
    ['2026-07-14T12:00:00Z', 'UTC', '2026-07-14T00:00:00.000Z'],
  ])('of %s in %s is %s', (moment, zone, start) => {
    expect(startOfDay(new Date(moment), zone).toISOString()).toBe(start);
  });

  it('uses the offset of midnight on days when clocks change', () => {
    const evening = new Date('2026-03-29T18:00:00Z');
    expect(startOfDay(evening, 'Europe/Kyiv').toISOString()).toBe('2026-03-28T22:00:00.000Z');
  });

  it('begins with the jump where clocks jump over midnight', () => {
    const noon = new Date('2024-04-26T12:00:00Z');
    expect(startOfDay(noon, 'Africa/Cairo').toISOString()).toBe('2024-04-25T22:00:00.000Z');
  });
});

describe('pickedTime', () => {
  it.each([
    ['2026-07-14 15:30:00', '2026-07-14T12:30:00.000Z'],
    ['2026-12-14 15:30', '2026-12-14T13:30:00.000Z'],
  ])('reads %s as a clock of the zone shows it', (picked, moment) => {
    expect(pickedTime(picked, timeZone)?.toISOString()).toBe(moment);
  });

  it('finds no moment in anything else', () => {
    expect(pickedTime('tomorrow', timeZone)).toBeNull();
  });
});

describe('usableTimeZone', () => {
  it('keeps a zone the browser knows, as it was written', () => {
    expect(usableTimeZone('Europe/Kyiv')).toBe('Europe/Kyiv');
  });

  it.each([undefined, 'Mars/Olympus'])('falls back to the machine for %p', (zone) => {
    expect(usableTimeZone(zone)).toBe(machineTimeZone());
  });
});
