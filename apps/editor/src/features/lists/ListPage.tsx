import type { ListCommunication } from '@hookline/contracts';
import { Button, Skeleton, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { RowSelectionState } from '@tanstack/react-table';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing } from '../../api/api-problem';
import type { DataColumn } from '../../ui/data-column';
import { FailedState } from '../../ui/FailedState';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { formatCount, formatPhone } from '../../ui/number-format';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { RowActions } from '../../ui/RowActions';
import { TimeText } from '../../ui/TimeText';
import { AddEntryForm } from './AddEntryForm';
import { ListModal } from './ListModal';
import { useEntries, useList } from './lists.api';
import { RemoveEntriesDialog } from './RemoveEntriesDialog';

const route = getRouteApi('/frame/lists/$listId');

/** The numbers of one list. */
export function ListPage() {
  const { t } = useTranslation('lists');
  const { listId } = route.useParams();
  const search = route.useSearch();
  const list = useList(listId);
  const entries = useEntries(listId, search);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [removing, setRemoving] = useState<readonly ListCommunication[] | null>(null);
  const [renaming, setRenaming] = useState(false);

  const columns = useMemo(
    (): readonly DataColumn<ListCommunication>[] => [
      {
        id: 'number',
        header: t('column.number'),
        sortKey: 'number',
        width: 240,
        cell: (entry) => formatPhone(entry.number),
      },
      {
        id: 'description',
        header: t('column.description'),
        sortKey: 'description',
        grow: true,
        cell: (entry) => <span title={entry.description}>{entry.description || '–'}</span>,
      },
      {
        id: 'expires',
        header: t('column.expires'),
        sortKey: 'expire_at',
        cell: (entry) => (
          <TimeText value={entry.expire_at} style="date-time" none={t('entry.never')} />
        ),
      },
    ],
    [t],
  );
  const chosen = (entries.data?.items ?? []).filter((entry) => selected[entry.id]);
  const crumb = <Link to="/lists">{t('title')}</Link>;

  // A later refresh that fails must not take away what is being typed.
  if (list.isLoadingError) {
    return (
      <Page>
        <PageHeader crumb={crumb} title={isMissing(list.error) ? t('notFound') : t('title')} />
        <FailedState
          error={list.error}
          onRetry={() => void Promise.all([list.refetch(), entries.refetch()])}
        />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        crumb={crumb}
        title={list.data?.name ?? <Skeleton height={20} width={200} />}
        facts={
          list.data && (
            <span>
              {t('entries', { count: list.data.count, entries: formatCount(list.data.count) })}
              {list.data.description !== '' && ` · ${list.data.description}`}
            </span>
          )
        }
        actions={
          <Button
            variant="default"
            disabled={list.data === undefined}
            leftSection={<IconPencil size={16} stroke={1.5} />}
            onClick={() => setRenaming(true)}
          >
            {t('common:action.edit')}
          </Button>
        }
      />
      <AddEntryForm listId={listId} />
      <ListView
        list={entries}
        search={search}
        searchLabel={t('searchEntries')}
        summary={(count) => t('entries', { count, entries: formatCount(count) })}
        chosenActions={
          chosen.length > 0 && (
            <>
              <span role="status">{t('common:table.selected', { count: chosen.length })}</span>
              <Tooltip label={t('common:table.selected', { count: chosen.length })}>
                <Button
                  variant="default"
                  color="bad"
                  leftSection={<IconTrash size={16} stroke={1.5} />}
                  onClick={() => setRemoving(chosen)}
                >
                  {t('removeEntries', { count: chosen.length })}
                </Button>
              </Tooltip>
            </>
          )
        }
        label={t('entriesLabel')}
        columns={columns}
        rowId={(entry) => entry.id}
        rowName={(entry) => formatPhone(entry.number)}
        selection={{ ids: selected, onChange: setSelected }}
        onDelete={(entry) => setRemoving([entry])}
        rowActions={(entry) => (
          <RowActions name={formatPhone(entry.number)} onDelete={() => setRemoving([entry])} />
        )}
        empty={<ListEmpty q={search.q} title={t('emptyEntries')} text={t('emptyEntriesText')} />}
      />
      {renaming && list.data && (
        <ListModal
          list={list.data}
          onClose={() => setRenaming(false)}
          onSaved={() => setRenaming(false)}
        />
      )}
      {removing && (
        <RemoveEntriesDialog
          listId={listId}
          entries={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            setSelected({});
          }}
        />
      )}
    </Page>
  );
}
