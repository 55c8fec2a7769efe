import type { Agent } from '@hookline/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../ui/AddButton';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { useMay } from '../access/useMay';
import { agentColumns } from './agent-columns';
import { useAgentNoticeUpdates } from './agent-notices.api';
import { AgentModal } from './AgentModal';
import { AgentNoticesDrawer } from './AgentNoticesDrawer';
import { AgentRowActions } from './AgentRowActions';
import { AgentStatusModal } from './AgentStatusModal';
import { useAgents } from './agents.api';
import { DeleteAgentDialog } from './DeleteAgentDialog';

const route = getRouteApi('/frame/agents');

type AgentDialogKind = 'edit' | 'status' | 'notices' | 'delete';

/** What is being done, and with whom. */
type Dialog = { readonly kind: 'add' } | { readonly kind: AgentDialogKind; readonly agent: Agent };

/** Who works here, and in which state. */
export function AgentsPage() {
  const { t } = useTranslation('agents');
  const search = route.useSearch();
  const agents = useAgents(search);
  useAgentNoticeUpdates();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const mayNotCreate = useMay('cc_agent:create');
  const mayUpdate = useMay('cc_agent:update') === null;
  const mayDelete = useMay('cc_agent:delete') === null;
  const columns = useMemo(
    () =>
      agentColumns({
        t,
        onEdit: mayUpdate ? (agent) => setDialog({ kind: 'edit', agent }) : undefined,
        onNotices: (agent) => setDialog({ kind: 'notices', agent }),
      }),
    [t, mayUpdate],
  );
  const close = () => setDialog(null);
  const open = (kind: AgentDialogKind) => (agent: Agent) => setDialog({ kind, agent });
  const addButton = (
    <AddButton reason={mayNotCreate} onClick={() => setDialog({ kind: 'add' })}>
      {t('add')}
    </AddButton>
  );
  return (
    <Page>
      <PageHeader title={t('title')} />
      <ListView
        list={agents}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={addButton}
        label={t('title')}
        columns={columns}
        rowId={(agent) => agent.id}
        rowName={(agent) => agent.name}
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
      {dialog?.kind === 'add' && <AgentModal agent={null} onClose={close} />}
      {dialog?.kind === 'edit' && <AgentModal agent={dialog.agent} onClose={close} />}
      {dialog?.kind === 'status' && <AgentStatusModal agent={dialog.agent} onClose={close} />}
      {dialog?.kind === 'notices' && <AgentNoticesDrawer agent={dialog.agent} onClose={close} />}
      {dialog?.kind === 'delete' && <DeleteAgentDialog agent={dialog.agent} onClose={close} />}
    </Page>
  );
}
