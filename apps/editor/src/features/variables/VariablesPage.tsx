import type { DomainVariable } from '@hookline/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/variables.json' with { type: 'json' };
import { AddButton } from '../../ui/AddButton';
import { CopyButton } from '../../ui/CopyButton';
import type { DataColumn } from '../../ui/data-column';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { RowActions } from '../../ui/RowActions';
import { Tag } from '../../ui/Tag';
import { TimeText } from '../../ui/TimeText';
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
    <AddButton reason={mayCreate} onClick={() => setEditing('new')}>
      {t('add')}
    </AddButton>
  );
  return (
    <Page>
      <PageHeader title={t('common:nav.settings')} />
      <SettingsTabs />
      <ListView
        list={variables}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={addButton}
        label={t('title')}
        columns={columns}
        rowId={({ id }) => String(id)}
        rowName={({ name }) => name}
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
