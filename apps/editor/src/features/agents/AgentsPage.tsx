import type { Agent } from '@hookline/contracts';
import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/DataTable';
import type { DataColumn } from '../../ui/data-column';
import { ListEmpty } from '../../ui/ListEmpty';
import { MonoId } from '../../ui/MonoId';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { PagingFooter } from '../../ui/PagingFooter';
import { RefreshButton } from '../../ui/RefreshButton';
import { SearchBox } from '../../ui/SearchBox';
import { StatusBadge } from '../../ui/StatusBadge';
import { TimeText } from '../../ui/TimeText';
import { Toolbar } from '../../ui/Toolbar';
import { useListAddress } from '../../ui/useListAddress';
import { useAgents } from './agents.api';

const route = getRouteApi('/frame/agents');

/** Who works here, and in which state. */
export function AgentsPage() {
  const { t } = useTranslation('agents');
  const search = route.useSearch();
  const address = useListAddress();
  const agents = useAgents(search);
  const columns = useMemo(
    (): readonly DataColumn<Agent>[] => [
      { id: 'name', header: t('column.name'), sortKey: 'name', cell: (agent) => agent.name },
      {
        id: 'extension',
        header: t('column.extension'),
        sortKey: 'extension',
        cell: (agent) => agent.extension || '–',
      },
      {
        id: 'team',
        header: t('column.team'),
        sortKey: 'team',
        cell: (agent) => agent.team?.name ?? '–',
      },
      {
        id: 'email',
        header: t('column.email'),
        grow: true,
        cell: (agent) => <span title={agent.email}>{agent.email || '–'}</span>,
      },
      {
        id: 'status',
        header: t('column.status'),
        sortKey: 'status',
        cell: (agent) => (
          <Group gap={8} wrap="nowrap">
            <StatusBadge status={agent.status} />
            {agent.status_comment !== '' && <span>{agent.status_comment}</span>}
          </Group>
        ),
      },
      {
        id: 'since',
        header: t('column.since'),
        sortKey: 'last_status_change',
        cell: (agent) => <TimeText value={agent.last_status_change} />,
      },
      {
        id: 'id',
        header: t('column.id'),
        align: 'end',
        cell: (agent) => <MonoId id={agent.id} copyLabel={t('copyId', { name: agent.name })} />,
      },
    ],
    [t],
  );
  return (
    <Page>
      <PageHeader title={t('title')} />
      <Toolbar
        actions={
          <RefreshButton busy={agents.isRefetching} onRefresh={() => void agents.refetch()} />
        }
      >
        <SearchBox label={t('search')} value={search.q} onSearch={address.setSearch} />
      </Toolbar>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={agents.data?.items}
        rowId={(agent) => agent.id}
        rowName={(agent) => agent.name}
        error={agents.error}
        onRetry={() => void agents.refetch()}
        stale={agents.isPlaceholderData}
        sort={search.sort}
        onSort={address.setSort}
        empty={<ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} />}
      />
      <PagingFooter
        summary={(count) => t('count', { count })}
        page={search.page}
        size={search.size}
        list={agents.data}
        onPage={address.setPage}
        onSize={address.setSize}
      />
    </Page>
  );
}
