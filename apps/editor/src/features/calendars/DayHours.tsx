import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRemovableRows } from '../../ui/useRemovableRows';
import type { HoursRow } from './calendar-form';
import classes from './CalendarEditor.module.css';
import { HoursFields } from './HoursFields';
import { InForceSwitch } from './InForceSwitch';

interface DayHoursProps {
  /** 0 is Monday. */
  readonly day: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** Those of this day. */
  readonly rows: readonly HoursRow[];
  /** A sentence for each row that is wrong. */
  readonly problems: readonly (string | undefined)[];
  readonly onChange: (rows: readonly HoursRow[]) => void;
}

/** The hours of one day of the week. */
export function DayHours({ day, rows, problems, onChange }: DayHoursProps) {
  const { t } = useTranslation('calendars');
  const { addRef, remove } = useRemovableRows({ rows, onChange });
  const name = t(`week.day.${day}`);
  const change = (index: number, changed: Partial<HoursRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changed } : row)));
  return (
    <div className={classes.day} role="group" aria-label={name}>
      <span className={classes.dayName}>{name}</span>
      <div className={classes.spans}>
        {rows.every(({ isOff }) => isOff) && (
          <span className={classes.closed}>{t('week.closed')}</span>
        )}
        {rows.map((row, index) => {
          const of = rows.length === 1 ? name : t('week.span', { day: name, number: index + 1 });
          return (
            <div key={index} className={classes.span}>
              <HoursFields
                of={of}
                from={row.from}
                to={row.to}
                error={problems[index]}
                onChange={(changed) => change(index, changed)}
              />
              <InForceSwitch
                of={of}
                isOff={row.isOff}
                onChange={(isOff) => change(index, { isOff })}
              />
              <Tooltip label={t('week.remove')}>
                <ActionIcon
                  size={28}
                  aria-label={`${t('week.remove')} ${of} ${row.from}`}
                  onClick={() => remove(index)}
                >
                  <IconTrash size={16} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            </div>
          );
        })}
      </div>
      <Button
        ref={addRef}
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} stroke={1.5} />}
        aria-label={`${t('week.add')} ${name}`}
        onClick={() => onChange([...rows, nextHours(day, rows.at(-1))])}
      >
        {t('week.add')}
      </Button>
    </div>
  );
}

/** Ordinary hours for an empty day; for another span the evening after the last one. */
function nextHours(day: number, last: HoursRow | undefined): HoursRow {
  return last === undefined
    ? { day, from: '09:00', to: '18:00', isOff: false }
    : { day, from: last.to < '23:00' ? last.to : '00:00', to: '23:59', isOff: false };
}
