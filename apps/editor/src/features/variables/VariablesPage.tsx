import type { DomainVariable } from '@hookline/contracts';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/variables.json';
import { CopyButton } from '../../ui/CopyButton';
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
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
import { Toolbar } from '../../ui/Toolbar';
import { useListAddress } from '../../ui/useListAddress';
import { useMay } from '../access/useMay';
import { SettingsTabs } from '../settings/SettingsTabs';
import { DeleteVariableDialog } from './DeleteVariableDialog';
import { VariableModal } from './VariableModal';
import { valueText } from './variable-value';
import { useVariables } from './variables.api';

addTexts('variables', texts);

const route = getRouteApi('/frame/settings/variables');

/** Variables of the domain, read as `$${name}` everywhere. */
export function VariablesPage() {
  const { t } = useTranslation(['variables', 'common']);
  const search = route.useSearch();
  const address = useListAddress();
  const variables = useVariables(search);
  const [editing, setEditing] = useState<DomainVariable | 'new' | null>(null);
  const [removing, setRemoving] = useState<DomainVariable | null>(null);
  const mayCreate = useMay('schema:create');
  const mayChange = useMay('schema:update') === null;
  const mayDelete = useMay('schema:delete') === null;

  const columns = useMemo(
    (): readonly DataColumn<DomainVariable>[] => [
      {
        id: 'name',
        header: t('column.name'),
        sortKey: 'name',
        width: 320,
        cell: ({ name }) => (
          <>
            <code>{name}</code>{' '}
            <CopyButton text={`$\${${name}}`} label={t('copy', { reference: `$\${${name}}` })} />
          </>
        ),
      },
      {
        id: 'value',
        header: t('column.value'),
        grow: true,
        cell: ({ value, encrypt }) =>
          encrypt ? (
            <Tag>{t('encrypted')}</Tag>
          ) : (
            <span title={valueText(value)}>{valueText(value) || '–'}</span>
          ),
      },
      {
        id: 'updated',
        header: t('column.updated'),
        sortKey: 'updated_at',
        cell: (variable) => <TimeText value={variable.updated_at} style="date-time" />,
      },
    ],
    [t],
  );
  const addButton = (
    <ReasonButton
      leftSection={<IconPlus size={16} stroke={1.5} />}
      reason={mayCreate}
      onClick={() => setEditing('new')}
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
              busy={variables.isRefetching}
              onRefresh={() => void variables.refetch()}
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
        rows={variables.data?.items}
        rowId={({ id }) => String(id)}
        rowName={({ name }) => name}
        error={variables.error}
        onRetry={() => void variables.refetch()}
        stale={variables.isPlaceholderData}
        sort={search.sort}
        onSort={address.setSort}
        onOpen={mayChange ? setEditing : undefined}
        onDelete={mayDelete ? setRemoving : undefined}
        rowActions={(variable) => (
          <RowActions
            name={variable.name}
            onEdit={mayChange ? () => setEditing(variable) : undefined}
            onDelete={mayDelete ? () => setRemoving(variable) : undefined}
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
        list={variables.data}
        onPage={address.setPage}
        onSize={address.setSize}
      />
      {editing !== null && (
        <VariableModal
          variable={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && <DeleteVariableDialog variable={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}
