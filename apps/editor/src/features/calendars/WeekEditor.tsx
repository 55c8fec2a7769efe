import { useTranslation } from 'react-i18next';
import type { HoursRow } from './calendar-form';
import classes from './CalendarEditor.module.css';
import { DayHours } from './DayHours';

interface WeekEditorProps {
  /** By days. */
  readonly rows: readonly HoursRow[];
  /** Sentences by path of the body: `accepts.0.end_time_of_day`. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (rows: readonly HoursRow[]) => void;
}

const days = [0, 1, 2, 3, 4, 5, 6] as const;

/** The hours of each day of the week; a day may have several, or none. */
export function WeekEditor({ rows, problems, onChange }: WeekEditorProps) {
  const { t } = useTranslation('calendars');
  return (
    <fieldset className={classes.section}>
      <legend className={classes.heading}>{t('week.title')}</legend>
      {days.map((day) => {
        const own = rows.flatMap((row, index) => (row.day === day ? [{ row, index }] : []));
        return (
          <DayHours
            key={day}
            day={day}
            rows={own.map(({ row }) => row)}
            problems={own.map(({ index }) => problems.get(`accepts.${index}.end_time_of_day`))}
            onChange={(next) =>
              onChange([
                ...rows.filter((row) => row.day < day),
                ...next,
                ...rows.filter((row) => row.day > day),
              ])
            }
          />
        );
      })}
    </fieldset>
  );
}
