import type { Agent } from '@hookline/contracts';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/DataTable';
import { ListEmpty } from '../../ui/ListEmpty';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { PagingFooter } from '../../ui/PagingFooter';
import { ReasonButton } from '../../ui/ReasonButton';
import { RefreshButton } from '../../ui/RefreshButton';
import { SearchBox } from '../../ui/SearchBox';
import { Toolbar } from '../../ui/Toolbar';
import { useListAddress } from '../../ui/useListAddress';
import { useMay } from '../access/useMay';
import { agentColumns } from './agent-columns';
import { AgentModal } from './AgentModal';
import { AgentRowActions } from './AgentRowActions';
import { AgentStatusModal } from './AgentStatusModal';
import { useAgents } from './agents.api';
import { DeleteAgentDialog } from './DeleteAgentDialog';

const route = getRouteApi('/frame/agents');

/** What is being done, and with whom. */
type Dialog =
  { readonly kind: 'add' } | { readonly kind: 'edit' | 'status' | 'delete'; readonly agent: Agent };

/** Who works here, and in which state. */
export function AgentsPage() {
  const { t } = useTranslation('agents');
  const search = route.useSearch();
  const address = useListAddress();
  const agents = useAgents(search);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const mayNotCreate = useMay('cc_agent:create');
  const mayUpdate = useMay('cc_agent:update') === null;
  const mayDelete = useMay('cc_agent:delete') === null;
  const columns = useMemo(() => agentColumns(t), [t]);
  const close = () => setDialog(null);
  const open = (kind: 'edit' | 'status' | 'delete') => (agent: Agent) => setDialog({ kind, agent });
  const addButton = (
    <ReasonButton
      leftSection={<IconPlus size={16} stroke={1.5} />}
      reason={mayNotCreate}
      onClick={() => setDialog({ kind: 'add' })}
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
            <RefreshButton busy={agents.isRefetching} onRefresh={() => void agents.refetch()} />
            {addButton}
          </>
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
        onOpen={mayUpdate ? open('edit') : undefined}
        onDelete={mayDelete ? open('delete') : undefined}
        rowActions={(agent) => (
          <AgentRowActions
            name={agent.name}
            onStatus={mayUpdate ? () => open('status')(agent) : undefined}
            onEdit={mayUpdate ? () => open('edit')(agent) : undefined}
            onDelete={mayDelete ? () => open('delete')(agent) : undefined}
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
        list={agents.data}
        onPage={address.setPage}
        onSize={address.setSize}
      />
      {dialog?.kind === 'add' && <AgentModal agent={null} onClose={close} />}
      {dialog?.kind === 'edit' && <AgentModal agent={dialog.agent} onClose={close} />}
      {dialog?.kind === 'status' && <AgentStatusModal agent={dialog.agent} onClose={close} />}
      {dialog?.kind === 'delete' && <DeleteAgentDialog agent={dialog.agent} onClose={close} />}
    </Page>
  );
}
