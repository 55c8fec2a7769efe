import { integrationKinds, IntegrationKind, type Integration } from '@hookline/contracts';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/DataTable';
import { FilterChip } from '../../ui/FilterChip';
import { ListEmpty } from '../../ui/ListEmpty';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/integrations.json';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { PagingFooter } from '../../ui/PagingFooter';
import { ReasonButton } from '../../ui/ReasonButton';
import { RefreshButton } from '../../ui/RefreshButton';
import { RowActions } from '../../ui/RowActions';
import { SearchBox } from '../../ui/SearchBox';
import { Toolbar } from '../../ui/Toolbar';
import { useListAddress } from '../../ui/useListAddress';
import { useMay } from '../access/useMay';
import { DeleteIntegrationDialog } from './DeleteIntegrationDialog';
import { integrationColumns } from './integration-columns';
import { useIntegrations } from './integrations.api';

addTexts('integrations', texts);

const route = getRouteApi('/frame/integrations');
const kindOptions = IntegrationKind.options.map((value) => ({
  value,
  label: integrationKinds[value].label,
}));

/** Connections that flows send messages and requests through. */
export function IntegrationsPage() {
  const { t } = useTranslation(['integrations', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const address = useListAddress();
  const integrations = useIntegrations(search);
  const forbidden = useMay('integration:manage');
  const [removing, setRemoving] = useState<Integration | null>(null);
  const columns = useMemo(() => integrationColumns(t), [t]);
  const open = ({ id }: Integration) =>
    void navigate({ to: '/integrations/$integrationId', params: { integrationId: id } });
  const addButton = (
    <ReasonButton
      leftSection={<IconPlus size={16} stroke={1.5} />}
      reason={forbidden}
      onClick={() => void navigate({ to: '/integrations/new', search: {} })}
    >
      {t('add')}
    </ReasonButton>
  );
  return (
    <Page>
      <PageHeader title={t('title')} />
      <Toolbar
        actions={
          <>
            <RefreshButton
              busy={integrations.isRefetching}
              onRefresh={() => void integrations.refetch()}
            />
            {addButton}
          </>
        }
      >
        <SearchBox label={t('search')} value={search.q} onSearch={address.setSearch} />
        <FilterChip
          name={t('column.kind')}
          options={kindOptions}
          values={search.kind ?? []}
          onChange={(values) => {
            const kind = IntegrationKind.options.filter((one) => values.includes(one));
            void navigate({
              search: (current) => ({
                ...current,
                page: 1,
                kind: kind.length === 0 ? undefined : kind,
              }),
            });
          }}
        />
      </Toolbar>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={integrations.data?.items}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        error={integrations.error}
        onRetry={() => void integrations.refetch()}
        stale={integrations.isPlaceholderData}
        sort={search.sort}
        onSort={address.setSort}
        onOpen={open}
        onDelete={forbidden === null ? setRemoving : undefined}
        rowActions={(integration) => (
          <RowActions
            name={integration.name}
            onEdit={() => open(integration)}
            onDelete={forbidden === null ? () => setRemoving(integration) : undefined}
          />
        )}
        empty={
          search.kind === undefined ? (
            <ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} actions={addButton} />
          ) : (
            <ListEmpty q={search.q} title={t('common:state.noneMatchFilters')} />
          )
        }
      />
      <PagingFooter
        summary={(count) => t('count', { count })}
        page={search.page}
        size={search.size}
        list={integrations.data}
        onPage={address.setPage}
        onSize={address.setSize}
      />
      {removing && (
        <DeleteIntegrationDialog
          integration={removing}
          onClose={() => setRemoving(null)}
          onDeleted={() => setRemoving(null)}
        />
      )}
    </Page>
  );
}
