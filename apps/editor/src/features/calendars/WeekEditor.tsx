import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HoursRow } from './calendar-form';
import classes from './CalendarEditor.module.css';
import { HoursFields } from './HoursFields';

interface WeekEditorProps {
  readonly rows: readonly HoursRow[];
  /** Sentences by path of the body: `accepts.0.end_time_of_day`. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (rows: readonly HoursRow[]) => void;
}

const days = [0, 1, 2, 3, 4, 5, 6] as const;

/** The hours of each day of the week; a day may have several, or none. */
export function WeekEditor({ rows, problems, onChange }: WeekEditorProps) {
  const { t } = useTranslation('calendars');
  const changeRow = (index: number, changed: HoursRow) => onChange(rows.with(index, changed));
  const removeRow = (index: number) => onChange(rows.filter((_, other) => other !== index));
  return (
    <fieldset className={classes.section}>
      <legend className={classes.heading}>{t('week.title')}</legend>
      {days.map((day) => {
        const name = t(`week.day.${day}`);
        const own = rows.flatMap((row, index) => (row.day === day ? [{ row, index }] : []));
        return (
          <div key={day} className={classes.day} role="group" aria-label={name}>
            <span className={classes.dayName}>{name}</span>
            <div className={classes.spans}>
              {own.length === 0 && <span className={classes.closed}>{t('week.closed')}</span>}
              {own.map(({ row, index }) => (
                <div key={index} className={classes.span}>
                  <HoursFields
                    of={name}
                    from={row.from}
                    to={row.to}
                    error={problems.get(`accepts.${index}.end_time_of_day`)}
                    onChange={(changed) => changeRow(index, { ...row, ...changed })}
                  />
                  <Tooltip label={t('week.remove')}>
                    <ActionIcon
                      size={28}
                      aria-label={`${t('week.remove')} ${name} ${row.from}`}
                      onClick={() => removeRow(index)}
                    >
                      <IconTrash size={16} stroke={1.5} />
                    </ActionIcon>
                  </Tooltip>
                </div>
              ))}
            </div>
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconPlus size={14} stroke={1.5} />}
              aria-label={`${t('week.add')} ${name}`}
              onClick={() => onChange([...rows, nextHours(day, own.at(-1)?.row)])}
            >
              {t('week.add')}
            </Button>
          </div>
        );
      })}
    </fieldset>
  );
}

/** Ordinary hours for an empty day; for another span the evening after the last one. */
function nextHours(day: number, last: HoursRow | undefined): HoursRow {
  return last === undefined
    ? { day, from: '09:00', to: '18:00' }
    : { day, from: last.to < '23:00' ? last.to : '00:00', to: '23:59' };
}
