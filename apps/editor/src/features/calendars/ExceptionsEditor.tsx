import { ActionIcon, Button, Switch, TextInput, Tooltip } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useRemovableRows } from '../../ui/useRemovableRows';
import type { ExceptionRow } from './calendar-form';
import classes from './CalendarEditor.module.css';
import { HoursFields } from './HoursFields';
import { InForceSwitch } from './InForceSwitch';

interface ExceptionsEditorProps {
  readonly rows: readonly ExceptionRow[];
  /** Sentences by path of the body: `excepts.0.name`. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (rows: readonly ExceptionRow[]) => void;
}

const dayFormat = 'D MMM YYYY';

const blank: ExceptionRow = {
  name: '',
  date: '',
  isYearly: false,
  isWorking: false,
  from: '',
  to: '',
  isOff: false,
};

/** Days that differ from their week: holidays, and days with hours of their own. */
export function ExceptionsEditor({ rows, problems, onChange }: ExceptionsEditorProps) {
  const { t } = useTranslation('calendars');
  const { addRef, remove } = useRemovableRows({ rows, onChange });
  return (
    <fieldset className={classes.section}>
      <legend className={classes.heading}>{t('exceptions.title')}</legend>
      {rows.length === 0 && <p className={classes.none}>{t('exceptions.none')}</p>}
      {rows.map((row, index) => {
        const change = (changed: Partial<ExceptionRow>) =>
          onChange(rows.with(index, { ...row, ...changed }));
        const of = row.name || t('exceptions.unnamed', { number: index + 1 });
        // A row just added is not wrong yet.
        const isBegun = row.name !== '' || row.date !== '';
        return (
          <div key={index} className={classes.exception} role="group" aria-label={of}>
            <TextInput
              aria-label={t('exceptions.name', { number: index + 1 })}
              placeholder={t('exceptions.namePlaceholder')}
              maxLength={100}
              error={
                isBegun && problems.has(`excepts.${index}.name`) && t('exceptions.nameMissing')
              }
              value={row.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <DatePickerInput
              aria-label={t('exceptions.date', {
                of,
                day: dayWords(row.date, t('exceptions.datePlaceholder')),
              })}
              placeholder={t('exceptions.datePlaceholder')}
              valueFormat={dayFormat}
              error={
                isBegun && problems.has(`excepts.${index}.date`) && t('exceptions.dateMissing')
              }
              value={row.date || null}
              onChange={(date) => change({ date: date ?? '' })}
            />
            <Switch
              label={t('exceptions.yearly')}
              aria-label={`${of}, ${t('exceptions.yearly')}`}
              checked={row.isYearly}
              onChange={(event) => change({ isYearly: event.currentTarget.checked })}
            />
            <Switch
              label={t('exceptions.working')}
              aria-label={`${of}, ${t('exceptions.working')}`}
              checked={row.isWorking}
              onChange={(event) => change({ isWorking: event.currentTarget.checked })}
            />
            <InForceSwitch of={of} isOff={row.isOff} onChange={(isOff) => change({ isOff })} />
            <Tooltip label={t('exceptions.remove')}>
              <ActionIcon
                size={28}
                aria-label={`${t('exceptions.remove')} ${of}`}
                onClick={() => remove(index)}
              >
                <IconTrash size={16} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
            {row.isWorking && (
              <div className={`${classes.span} ${classes.hours}`}>
                <HoursFields
                  of={of}
                  from={row.from}
                  to={row.to}
                  error={problems.get(`excepts.${index}.work_stop`)}
                  onChange={change}
                />
                <span className={classes.none}>{t('exceptions.allDay')}</span>
              </div>
            )}
          </div>
        );
      })}
      <Button
        ref={addRef}
        mt={8}
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} stroke={1.5} />}
        onClick={() => onChange([...rows, blank])}
      >
        {t('exceptions.add')}
      </Button>
    </fieldset>
  );
}

/** What the field shows: who says what they see has to reach it, so its name holds it. */
function dayWords(date: string, none: string): string {
  return date === '' ? none : dayjs(date).format(dayFormat);
}
