import type { Calendar } from '@hookline/contracts';
import {
  NodeFailure,
  toWorkingCalendar,
  type CalendarPort,
  type ObjectRef,
  type WorkingCalendar,
} from '@hookline/engine';
import type { Pool } from 'pg';
import { refColumns, refText } from './local-effects/effect-performer';

// Milliseconds as text, as the api answers them.
const sql = `
  select jsonb_build_object('id', timezone, 'name', timezone) as timezone, accepts, excepts,
    (extract(epoch from start_at) * 1000)::bigint::text as start_at,
    (extract(epoch from end_at) * 1000)::bigint::text as end_at
  from calendar
  where domain_id = $1 and (id = $2 or lower(name) = lower($3))
`;

type CalendarRow = Pick<Calendar, 'timezone' | 'accepts' | 'excepts' | 'start_at' | 'end_at'>;

export class PgCalendarPort implements CalendarPort {
  constructor(private readonly pool: Pool) {}

  readonly load = async (domainId: string, calendar: ObjectRef): Promise<WorkingCalendar> => {
    const { id, name } = refColumns(calendar);
    const { rows } = await this.pool.query<CalendarRow>({
      name: 'load-calendar',
      text: sql,
      values: [domainId, id, name],
    });
    const row = rows[0];
    if (!row) {
      const sentence = `There is no calendar ${refText(calendar)}.`;
      throw new NodeFailure('calendar.missing', sentence);
    }
    return toWorkingCalendar(row);
  };
}
