import type { Calendar } from '@hookline/contracts';
import { calendarStateAt, toWorkingCalendar } from '@hookline/engine';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json';
import type { DataColumn } from '../../ui/data-column';
import { DataTable } from '../../ui/DataTable';
import { ListEmpty } from '../../ui/ListEmpty';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { PagingFooter } from '../../ui/PagingFooter';
import { ReasonButton } from '../../ui/ReasonButton';
import { RefreshButton } from '../../ui/RefreshButton';
import { RowActions } from '../../ui/RowActions';
import { SearchBox } from '../../ui/SearchBox';
import { TimeText } from '../../ui/TimeText';
import { Toolbar } from '../../ui/Toolbar';
import { useListAddress } from '../../ui/useListAddress';
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
  const address = useListAddress();
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
    <ReasonButton
      leftSection={<IconPlus size={16} stroke={1.5} />}
      reason={mayCreate}
      onClick={() => void navigate({ to: '/settings/calendars/new' })}
    >
      {t('add')}
    </ReasonButton>
  );
  return (
    <Page>
      <PageHeader title={t('common:nav.settings')} />
      <SettingsTabs />
      <Toolbar
        actions={
          <>
            <RefreshButton
              busy={calendars.isRefetching}
              onRefresh={() => void calendars.refetch()}
            />
            {addButton}
          </>
        }
      >
        <SearchBox label={t('search')} value={search.q} onSearch={address.setSearch} />
      </Toolbar>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={calendars.data?.items}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        error={calendars.error}
        onRetry={() => void calendars.refetch()}
        stale={calendars.isPlaceholderData}
        sort={search.sort}
        onSort={address.setSort}
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
      <PagingFooter
        summary={(count) => t('count', { count })}
        page={search.page}
        size={search.size}
        list={calendars.data}
        onPage={address.setPage}
        onSize={address.setSize}
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
