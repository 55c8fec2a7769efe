/**
 * A calendar as its form has it: days as dates, times of day as a clock shows them. Both are by
 * the clock of the calendar's zone, so that another zone moves neither.
 */
import { CalendarInput, type Calendar } from '@hookline/contracts';
import type { z } from 'zod';
import { formatPicked, parseTime, pickedTime } from '../../ui/time-format';

export interface HoursRow {
  /** 0 is Monday. */
  readonly day: number;
  /** `09:00`. */
  readonly from: string;
  /** `23:59` is until midnight. */
  readonly to: string;
  /** Kept, but none for the calendar. */
  readonly isOff: boolean;
}

export interface ExceptionRow {
  readonly name: string;
  /** `2026-12-25`; empty until chosen. */
  readonly date: string;
  readonly isYearly: boolean;
  readonly isWorking: boolean;
  /** Both empty: all day. */
  readonly from: string;
  readonly to: string;
  readonly isOff: boolean;
}

export interface CalendarForm {
  readonly name: string;
  readonly description: string;
  readonly zone: string;
  /** `2026-01-01 00:00:00`; null since ever. */
  readonly startAt: string | null;
  readonly endAt: string | null;
  /** By days. */
  readonly hours: readonly HoursRow[];
  readonly exceptions: readonly ExceptionRow[];
}

/** Monday to Friday from nine to six. */
export function newCalendarForm(zone: string): CalendarForm {
  const hours = [0, 1, 2, 3, 4].map((day) => ({ day, from: '09:00', to: '18:00', isOff: false }));
  return { name: '', description: '', zone, startAt: null, endAt: null, hours, exceptions: [] };
}

export function toCalendarForm(calendar: Calendar): CalendarForm {
  const zone = calendar.timezone.name;
  return {
    name: calendar.name,
    description: calendar.description,
    zone,
    startAt: pickedOf(calendar.start_at, zone),
    endAt: pickedOf(calendar.end_at, zone),
    hours: calendar.accepts
      .map((one) => ({
        day: one.day,
        from: clockOf(one.start_time_of_day),
        to: clockOf(one.end_time_of_day),
        isOff: one.disabled,
      }))
      .sort((one, other) => one.day - other.day),
    exceptions: calendar.excepts.map((one) => ({
      name: one.name,
      date: pickedOf(one.date, zone)?.slice(0, 10) ?? '',
      isYearly: one.repeat,
      isWorking: one.working,
      ...(one.work_start === 0 && one.work_stop === 0
        ? { from: '', to: '' }
        : { from: clockOf(one.work_start), to: clockOf(one.work_stop) }),
      isOff: one.disabled,
    })),
  };
}

/** The body to send. */
export function fromCalendarForm(form: CalendarForm): z.input<typeof CalendarInput> {
  const { zone } = form;
  return {
    name: form.name.trim(),
    description: form.description,
    timezone: { name: zone },
    start_at: millisOf(form.startAt, zone),
    end_at: millisOf(form.endAt, zone),
    accepts: form.hours.map(({ day, from, to, isOff }) => ({
      day,
      start_time_of_day: minuteOf(from),
      end_time_of_day: minuteOf(to),
      disabled: isOff,
    })),
    excepts: form.exceptions.map((one) => ({
      name: one.name.trim(),
      // Noon is never skipped by a change of the clock.
      date: String(millisOf(`${one.date} 12:00`, zone) ?? 0),
      repeat: one.isYearly,
      disabled: one.isOff,
      working: one.isWorking,
      work_start: one.isWorking ? minuteOf(one.from) : 0,
      work_stop: one.isWorking ? minuteOf(one.to) : 0,
    })),
  };
}

/** Where a form is wrong, by the path of its body, each with a sentence; empty when it can be saved. */
export function calendarFormProblems(form: CalendarForm): ReadonlyMap<string, string> {
  const parsed = CalendarInput.safeParse(fromCalendarForm(form));
  const issues = parsed.success ? [] : parsed.error.issues;
  return new Map([
    ...issues.map(({ path, message }) => [path.join('.'), message] as const),
    ...emptyClocks(form).map((path) => [path, 'needs both times'] as const),
  ]);
}

/** Paths of hours with a time that is not filled in, which the body would take for midnight. */
function emptyClocks({ hours, exceptions }: CalendarForm): readonly string[] {
  return [
    ...hours.flatMap(({ from, to }, index) =>
      from === '' || to === '' ? [`accepts.${index}.end_time_of_day`] : [],
    ),
    ...exceptions.flatMap(({ isWorking, from, to }, index) =>
      isWorking && (from === '') !== (to === '') ? [`excepts.${index}.work_stop`] : [],
    ),
  ];
}

function clockOf(minute: number): string {
  const shown = Math.min(minute, 1_439);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
}

function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

function pickedOf(millis: string | null, zone: string): string | null {
  const date = parseTime(millis);
  return date && formatPicked(date, zone);
}

function millisOf(picked: string | null, zone: string): number | null {
  return picked === null ? null : (pickedTime(picked, zone)?.getTime() ?? null);
}
