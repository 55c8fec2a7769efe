import type { Agent } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { useDeleteAgent } from './agents.api';

interface DeleteAgentDialogProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** Asks before an agent goes; one that tasks or flows name stays. */
export function DeleteAgentDialog({ agent, onClose }: DeleteAgentDialogProps) {
  const { t } = useTranslation('agents');
  const deleteAgent = useDeleteAgent();
  return (
    <DeleteDialog
      title={t('delete.title', { name: agent.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteAgent.isPending}
      error={deleteAgent.error}
      onClose={onClose}
      onConfirm={() => deleteAgent.mutate(agent.id, { onSuccess: onClose })}
    >
      {t('delete.text')}
    </DeleteDialog>
  );
}
