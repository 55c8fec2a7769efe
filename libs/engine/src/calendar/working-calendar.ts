/** A calendar as the arithmetic needs it. */
export interface WorkingCalendar {
  /** IANA. */
  readonly zone: string;
  readonly weekly: readonly WeeklyHours[];
  readonly exceptions: readonly CalendarException[];
  /** In force from here on; null since ever. */
  readonly startAt: Date | null;
  /** Expired from here on; null never. */
  readonly endAt: Date | null;
}

/** Part of a day, in minutes from midnight by the wall clock; the end is not included. */
export interface HoursOfDay {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface WeeklyHours extends HoursOfDay {
  /** 0 is Monday. */
  readonly weekday: number;
}

/** A day that differs from its week. */
export interface CalendarException {
  readonly name: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Every year on that day. */
  readonly isYearly: boolean;
  /** Null: a holiday. */
  readonly hours: HoursOfDay | null;
}
