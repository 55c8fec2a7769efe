import type { Calendar } from '@hookline/contracts';
import { calendarStateAt, toWorkingCalendar } from '@hookline/engine';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json' with { type: 'json' };
import { AddButton } from '../../ui/AddButton';
import type { DataColumn } from '../../ui/data-column';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { RowActions } from '../../ui/RowActions';
import { TimeText } from '../../ui/TimeText';
import { useMay } from '../access/useMay';
import { SettingsTabs } from '../settings/SettingsTabs';
import { CalendarStateTag } from './CalendarStateTag';
import { useCalendars } from './calendars.api';
import { DeleteCalendarDialog } from './DeleteCalendarDialog';

addTexts('calendars', texts);

const route = getRouteApi('/frame/settings/calendars');

/** Working hours that queues keep to and flow schemas ask. */
export function CalendarsPage() {
  const { t } = useTranslation(['calendars', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const calendars = useCalendars(search);
  const [removing, setRemoving] = useState<Calendar | null>(null);
  const mayCreate = useMay('calendars:create');
  const mayDelete = useMay('calendars:delete') === null;
  const open = ({ id }: Calendar) =>
    void navigate({ to: '/settings/calendars/$calendarId', params: { calendarId: id } });

  const columns = useMemo(
    (): readonly DataColumn<Calendar>[] => [
      {
        id: 'name',
        header: t('column.name'),
        sortKey: 'name',
        width: 280,
        cell: ({ id, name }) => (
          <Link to="/settings/calendars/$calendarId" params={{ calendarId: id }}>
            {name}
          </Link>
        ),
      },
      {
        id: 'now',
        header: t('column.now'),
        cell: (calendar) => (
          <CalendarStateTag state={calendarStateAt(toWorkingCalendar(calendar), new Date())} />
        ),
      },
      {
        id: 'zone',
        header: t('column.zone'),
        sortKey: 'timezone',
        cell: ({ timezone }) => timezone.name,
      },
      {
        id: 'description',
        header: t('column.description'),
        grow: true,
        cell: ({ description }) => <span title={description}>{description || '–'}</span>,
      },
      {
        id: 'updated',
        header: t('column.updated'),
        sortKey: 'updated_at',
        cell: (calendar) => <TimeText value={calendar.updated_at} style="date-time" />,
      },
    ],
    [t],
  );
  const addButton = (
    <AddButton reason={mayCreate} onClick={() => void navigate({ to: '/settings/calendars/new' })}>
      {t('add')}
    </AddButton>
  );
  return (
    <Page>
      <PageHeader title={t('common:nav.settings')} />
      <SettingsTabs />
      <ListView
        list={calendars}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={addButton}
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={open}
        onDelete={mayDelete ? setRemoving : undefined}
        rowActions={(calendar) => (
          <RowActions
            name={calendar.name}
            onEdit={() => open(calendar)}
            onDelete={mayDelete ? () => setRemoving(calendar) : undefined}
          />
        )}
        empty={
          <ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} actions={addButton} />
        }
      />
      {removing && (
        <DeleteCalendarDialog
          calendar={removing}
          onClose={() => setRemoving(null)}
          onDeleted={() => setRemoving(null)}
        />
      )}
    </Page>
  );
}
