import type { WorkingCalendar } from '../../calendar';
import type { ObjectRef } from '../local-effect';

export interface CalendarPort {
  /** Throws `NodeFailure` (`calendar.missing`). */
  readonly load: (domainId: string, calendar: ObjectRef) => Promise<WorkingCalendar>;
}
