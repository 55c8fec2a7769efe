import { integrationKinds, IntegrationKind, type Integration } from '@hookline/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../ui/AddButton';
import { FilterChip } from '../../ui/FilterChip';
import { ListEmpty } from '../../ui/ListEmpty';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/integrations.json' with { type: 'json' };
import { ListView } from '../../ui/ListView';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { RowActions } from '../../ui/RowActions';
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
  const integrations = useIntegrations(search);
  const forbidden = useMay('integration:manage');
  const [removing, setRemoving] = useState<Integration | null>(null);
  const columns = useMemo(() => integrationColumns(t), [t]);
  const open = ({ id }: Integration) =>
    void navigate({ to: '/integrations/$integrationId', params: { integrationId: id } });
  const addButton = (
    <AddButton
      reason={forbidden}
      onClick={() => void navigate({ to: '/integrations/new', search: {} })}
    >
      {t('add')}
    </AddButton>
  );
  return (
    <Page>
      <PageHeader title={t('title')} />
      <ListView
        list={integrations}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        filters={
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
        }
        actions={addButton}
        label={t('title')}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
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
