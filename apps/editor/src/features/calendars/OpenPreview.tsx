import { CalendarInput } from '@hookline/contracts';
import { calendarStateAt, toWorkingCalendar } from '@hookline/engine';
import { DateTimePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime, pickedTime } from '../../ui/time-format';
import { fromCalendarForm, type CalendarForm } from './calendar-form';
import classes from './CalendarEditor.module.css';
import { CalendarStateTag } from './CalendarStateTag';

interface OpenPreviewProps {
  readonly form: CalendarForm;
  readonly isValid: boolean;
}

/** What the form as it stands means, now or at a chosen moment. */
export function OpenPreview({ form, isValid }: OpenPreviewProps) {
  const { t } = useTranslation('calendars');
  const [picked, setPicked] = useState<string | null>(null);
  const instant = (picked === null ? null : pickedTime(picked, form.zone)) ?? new Date();
  const state = isValid ? stateOf(form, instant) : null;
  const opensAt = state && 'opensAt' in state ? state.opensAt : null;
  return (
    <aside className={classes.preview} aria-label={t('preview.title')}>
      <h2 className={classes.heading}>{t('preview.title')}</h2>
      <DateTimePicker
        label={t('preview.at', { zone: form.zone })}
        placeholder={t('preview.now')}
        valueFormat="D MMM YYYY HH:mm"
        clearable
        value={picked}
        onChange={setPicked}
      />
      <div role="status">
        {state === null ? t('preview.wrong') : <CalendarStateTag state={state} />}
      </div>
      {opensAt && (
        <p className={classes.next}>
          {t('preview.opens', {
            at: formatTime(opensAt, { style: 'date-time', timeZone: form.zone }),
          })}
        </p>
      )}
    </aside>
  );
}

function stateOf(form: CalendarForm, instant: Date) {
  const { timezone, accepts, excepts, start_at, end_at } = CalendarInput.parse({
    ...fromCalendarForm(form),
    name: form.name.trim() || '?',
  });
  const calendar = toWorkingCalendar({
    timezone,
    accepts,
    excepts,
    start_at: start_at ? String(start_at) : null,
    end_at: end_at ? String(end_at) : null,
  });
  return calendarStateAt(calendar, instant);
}
