import { Button, Skeleton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing } from '../../api/api-problem';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json' with { type: 'json' };
import { FailedState } from '../../ui/FailedState';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { useMay } from '../access/useMay';
import { CalendarEditor } from './CalendarEditor';
import { toCalendarForm } from './calendar-form';
import { useCalendar } from './calendars.api';
import { CalendarsCrumb } from './CalendarsCrumb';
import { DeleteCalendarDialog } from './DeleteCalendarDialog';

addTexts('calendars', texts);

const route = getRouteApi('/frame/settings/calendars/$calendarId');

/** One calendar: its week, its exceptions, and whether it is open. */
export function CalendarPage() {
  const { t } = useTranslation('calendars');
  const { calendarId } = route.useParams();
  const navigate = useNavigate();
  const calendar = useCalendar(calendarId);
  const mayDelete = useMay('calendars:delete') === null;
  const [removing, setRemoving] = useState(false);
  const form = useMemo(() => calendar.data && toCalendarForm(calendar.data), [calendar.data]);

  // A later refresh that fails must not take away what is being typed.
  if (calendar.isLoadingError) {
    const title = isMissing(calendar.error) ? t('notFound') : t('title');
    return (
      <Page>
        <PageHeader crumb={<CalendarsCrumb />} title={title} />
        <FailedState error={calendar.error} onRetry={() => void calendar.refetch()} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        crumb={<CalendarsCrumb />}
        title={calendar.data?.name ?? <Skeleton height={20} width={200} />}
        actions={
          mayDelete && (
            <Button
              variant="default"
              color="bad"
              disabled={calendar.data === undefined}
              leftSection={<IconTrash size={16} stroke={1.5} />}
              onClick={() => setRemoving(true)}
            >
              {t('delete.action')}
            </Button>
          )
        }
      />
      {calendar.data && form && (
        <CalendarEditor key={calendarId} id={calendarId} initial={form} onSaved={() => undefined} />
      )}
      {removing && calendar.data && (
        <DeleteCalendarDialog
          calendar={calendar.data}
          onClose={() => setRemoving(false)}
          onDeleted={() => void navigate({ to: '/settings/calendars', ignoreBlocker: true })}
        />
      )}
    </Page>
  );
}
