import type { Calendar, CalendarException, CalendarHoursOfDay } from '@hookline/contracts';
import { millisText } from '../millis-text';

/** A calendar as it is selected. */
export interface CalendarRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly timezone: string;
  readonly start_at: Date | null;
  readonly end_at: Date | null;
  readonly accepts: CalendarHoursOfDay[];
  readonly excepts: CalendarException[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toCalendarView(row: CalendarRow): Calendar {
  return {
    ...row,
    timezone: { id: row.timezone, name: row.timezone },
    start_at: row.start_at && millisText(row.start_at),
    end_at: row.end_at && millisText(row.end_at),
    created_at: millisText(row.created_at),
    updated_at: millisText(row.updated_at),
  };
}
