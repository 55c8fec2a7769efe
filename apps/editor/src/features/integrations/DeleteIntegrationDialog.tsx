import type { Integration } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { useDeleteIntegration } from './integrations.api';

interface DeleteIntegrationDialogProps {
  readonly integration: Integration;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a connection and its secrets go; one in use stays and says by what. */
export function DeleteIntegrationDialog(props: DeleteIntegrationDialogProps) {
  const { t } = useTranslation('integrations');
  const { integration, onClose, onDeleted } = props;
  const deleteIntegration = useDeleteIntegration();
  return (
    <DeleteDialog
      title={t('delete.title', { name: integration.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteIntegration.isPending}
      error={deleteIntegration.error}
      onClose={onClose}
      onConfirm={() => deleteIntegration.mutate(integration.id, { onSuccess: onDeleted })}
    >
      {t(integration.used_by === 0 ? 'delete.text' : 'delete.textUsed', {
        count: integration.used_by,
      })}
    </DeleteDialog>
  );
}
