import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json' with { type: 'json' };
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { useTimeZone } from '../../ui/useTimeZone';
import { CalendarEditor } from './CalendarEditor';
import { newCalendarForm } from './calendar-form';
import { CalendarsCrumb } from './CalendarsCrumb';

addTexts('calendars', texts);

/** A calendar that does not exist yet: an ordinary week to begin with. */
export function NewCalendarPage() {
  const { t } = useTranslation('calendars');
  const navigate = useNavigate();
  const zone = useTimeZone();
  const [initial] = useState(() => newCalendarForm(zone));
  return (
    <Page>
      <PageHeader crumb={<CalendarsCrumb />} title={t('newTitle')} />
      <CalendarEditor
        id={null}
        initial={initial}
        onSaved={({ id }) =>
          void navigate({
            to: '/settings/calendars/$calendarId',
            params: { calendarId: id },
            ignoreBlocker: true,
          })
        }
      />
    </Page>
  );
}
