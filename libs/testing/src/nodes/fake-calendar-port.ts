import {
  NodeFailure,
  type CalendarPort,
  type ObjectRef,
  type WorkingCalendar,
} from '@hookline/engine';

/** Calendars by id or by name, in any domain. */
export class FakeCalendarPort implements CalendarPort {
  constructor(private readonly calendars: Readonly<Record<string, WorkingCalendar>> = {}) {}

  readonly load = (_domainId: string, ref: ObjectRef): Promise<WorkingCalendar> => {
    const calendar = this.calendars['id' in ref ? ref.id : ref.name];
    return calendar
      ? Promise.resolve(calendar)
      : Promise.reject(new NodeFailure('calendar.missing', 'There is no such calendar.'));
  };
}
