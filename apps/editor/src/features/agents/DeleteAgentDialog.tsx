import type { Agent } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { UsersList } from '../../ui/UsersList';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useDeleteAgent } from './agents.api';

interface DeleteAgentDialogProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** Asks before an agent goes; one that tasks or flows name stays. */
export function DeleteAgentDialog({ agent, onClose }: DeleteAgentDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('agents');
  const deleteAgent = useDeleteAgent();
  const { error } = deleteAgent;
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: agent.name })}
      confirmLabel={t('delete.action')}
      busy={deleteAgent.isPending}
      error={error}
      onCancel={onClose}
      onConfirm={() => deleteAgent.mutate(agent.id, { onSuccess: onClose })}
    >
      {t('delete.text')}
      <UsersList label={t('delete.users')} users={error instanceof ApiProblem ? error.users : []} />
    </ConfirmDialog>
  );
}
