/**
 * Calendars as Webitel has them. Rules:
 *
 * 1. `day` counts from 0, which is Monday, to 6. Times of day are minutes from midnight; an end is
 *    not part of its hours, but 1439, the last minute a clock shows, means until midnight.
 * 2. `date` is any moment of its day in the calendar's zone. `repeat`: every year on that day.
 * 3. A `timezone` is known by its IANA name, which is its id as well.
 */
import { z } from 'zod';
import { ListQuery, repeated } from '../list-query';
import { BigId, Lookup } from './lookup';
import { Millis } from './millis';

const minuteOfDay = z.int().min(0).max(1_440);

function endsLater(from: number, to: number): boolean {
  return to > from;
}

const laterEnd = 'must end after it starts';

export const CalendarHoursOfDay = z
  .object({
    day: z.int().min(0).max(6).meta({ description: '0 is Monday, 6 is Sunday.' }),
    start_time_of_day: minuteOfDay.meta({ description: 'Minutes from midnight.' }),
    end_time_of_day: minuteOfDay.meta({ description: 'Minutes from midnight; not included.' }),
    disabled: z.boolean().default(false),
  })
  .refine((hours) => endsLater(hours.start_time_of_day, hours.end_time_of_day), {
    path: ['end_time_of_day'],
    message: laterEnd,
  })
  .meta({ id: 'CalendarHoursOfDay' });
export type CalendarHoursOfDay = z.infer<typeof CalendarHoursOfDay>;

export const CalendarException = z
  .object({
    name: z.string().trim().min(1).max(100),
    date: Millis.pipe(z.number()).transform(String).meta({
      description: 'ms since 1970, as text: any moment of the day in the zone of the calendar.',
    }),
    disabled: z.boolean().default(false),
    repeat: z.boolean().default(false).meta({ description: 'Every year on that day.' }),
    working: z.boolean().default(false).meta({
      description: 'Open on that day, from `work_start` to `work_stop` or, without both, all day.',
    }),
    work_start: minuteOfDay.default(0),
    work_stop: minuteOfDay.default(0),
  })
  .refine(
    ({ working, work_start: start, work_stop: stop }) =>
      !working || (start === 0 && stop === 0) || endsLater(start, stop),
    { path: ['work_stop'], message: laterEnd },
  )
  .meta({ id: 'CalendarException' });
export type CalendarException = z.infer<typeof CalendarException>;

const ZoneInput = z
  .object({ id: z.string().max(100).optional(), name: z.string().max(100).optional() })
  .transform(({ id, name }) => name || id || '')
  .refine(isZone, 'needs the IANA name of a time zone, e.g. Europe/Kyiv')
  .transform((name) => ({ id: name, name }));

function isZone(name: string): boolean {
  try {
    return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export const CalendarInput = z
  .object({
    name: z.string().trim().min(1).max(100),
    description: z.string().max(500).default(''),
    timezone: ZoneInput,
    start_at: Millis.nullish().meta({ description: 'ms; before it the calendar is not in force.' }),
    end_at: Millis.nullish().meta({ description: 'ms; from it on the calendar has expired.' }),
    accepts: z.array(CalendarHoursOfDay).max(100).default([]),
    excepts: z.array(CalendarException).max(1_000).default([]),
  })
  .meta({ id: 'CalendarInput' });
export type CalendarInput = z.infer<typeof CalendarInput>;

const written = CalendarInput.shape;

/** Only changed keys. Without the defaults of a new calendar, or they would overwrite. */
export const CalendarPatch = CalendarInput.extend({
  description: written.description.unwrap(),
  accepts: written.accepts.unwrap(),
  excepts: written.excepts.unwrap(),
})
  .partial()
  .meta({ id: 'CalendarPatch' });
export type CalendarPatch = z.infer<typeof CalendarPatch>;

export const CalendarQuery = ListQuery.extend({ id: repeated(BigId) });
export type CalendarQuery = z.infer<typeof CalendarQuery>;

export const Calendar = z
  .object({
    id: BigId,
    name: z.string(),
    description: z.string(),
    timezone: Lookup,
    start_at: z.string().nullable().meta({ description: 'ms since 1970, as text.' }),
    end_at: z.string().nullable().meta({ description: 'ms since 1970, as text.' }),
    accepts: z.array(CalendarHoursOfDay),
    excepts: z.array(CalendarException),
    created_at: z.string().meta({ description: 'ms since 1970, as text.' }),
    updated_at: z.string().meta({ description: 'ms since 1970, as text.' }),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof Calendar>;

export const TimezoneQuery = ListQuery.extend({ id: repeated(z.string()) });
export type TimezoneQuery = z.infer<typeof TimezoneQuery>;

export const Timezone = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: 'IANA name.' }),
    offset: z.string().meta({ description: 'Of today, e.g. `+02:00`.' }),
  })
  .meta({ id: 'Timezone' });
export type Timezone = z.infer<typeof Timezone>;
