import type { Integration } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { UsersList } from '../../ui/UsersList';
import { useDeleteIntegration } from './integrations.api';

interface DeleteIntegrationDialogProps {
  readonly integration: Integration;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a connection and its secrets go; one in use stays and says by what. */
export function DeleteIntegrationDialog(props: DeleteIntegrationDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('integrations');
  const { integration, onClose, onDeleted } = props;
  const deleteIntegration = useDeleteIntegration();
  const { error } = deleteIntegration;
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: integration.name })}
      confirmLabel={t('delete.action')}
      busy={deleteIntegration.isPending}
      error={error}
      onCancel={onClose}
      onConfirm={() => deleteIntegration.mutate(integration.id, { onSuccess: onDeleted })}
    >
      {t(integration.used_by === 0 ? 'delete.text' : 'delete.textUsed', {
        count: integration.used_by,
      })}
      <UsersList label={t('delete.users')} users={error instanceof ApiProblem ? error.users : []} />
    </ConfirmDialog>
  );
}
