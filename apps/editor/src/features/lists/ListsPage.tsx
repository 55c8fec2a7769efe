import type { ContactList } from '@hookline/contracts';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../ui/AddButton';
import type { DataColumn } from '../../ui/data-column';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { formatCount } from '../../ui/number-format';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { RowActions } from '../../ui/RowActions';
import { TimeText } from '../../ui/TimeText';
import { DeleteListDialog } from './DeleteListDialog';
import { ListModal } from './ListModal';
import { useLists } from './lists.api';

const route = getRouteApi('/frame/lists');

/** Lists of numbers that flows and queues look into. */
export function ListsPage() {
  const { t } = useTranslation('lists');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const lists = useLists(search);
  const [editing, setEditing] = useState<ContactList | 'new' | null>(null);
  const [removing, setRemoving] = useState<ContactList | null>(null);
  const openList = (listId: string) => void navigate({ to: '/lists/$listId', params: { listId } });

  const columns = useMemo(
    (): readonly DataColumn<ContactList>[] => [
      {
        id: 'name',
        header: t('column.name'),
        sortKey: 'name',
        width: 280,
        cell: (list) => (
          <Link to="/lists/$listId" params={{ listId: list.id }}>
            {list.name}
          </Link>
        ),
      },
      {
        id: 'description',
        header: t('column.description'),
        grow: true,
        cell: (list) => <span title={list.description}>{list.description || '–'}</span>,
      },
      {
        id: 'count',
        header: t('column.count'),
        sortKey: 'count',
        align: 'end',
        cell: (list) => formatCount(list.count),
      },
      {
        id: 'updated',
        header: t('column.updated'),
        sortKey: 'updated_at',
        cell: (list) => <TimeText value={list.updated_at} style="date-time" />,
      },
    ],
    [t],
  );
  const addButton = <AddButton onClick={() => setEditing('new')}>{t('add')}</AddButton>;
  return (
    <Page>
      <PageHeader title={t('title')} />
      <ListView
        list={lists}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={addButton}
        label={t('title')}
        columns={columns}
        rowId={(list) => list.id}
        rowName={(list) => list.name}
        onOpen={(list) => openList(list.id)}
        onDelete={setRemoving}
        rowActions={(list) => (
          <RowActions
            name={list.name}
            onEdit={() => setEditing(list)}
            onDelete={() => setRemoving(list)}
          />
        )}
        empty={
          <ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} actions={addButton} />
        }
      />
      {editing !== null && (
        <ListModal
          list={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(list) => {
            setEditing(null);
            if (editing === 'new') openList(list.id);
          }}
        />
      )}
      {removing && (
        <DeleteListDialog
          list={removing}
          onClose={() => setRemoving(null)}
          onDeleted={() => setRemoving(null)}
        />
      )}
    </Page>
  );
}
