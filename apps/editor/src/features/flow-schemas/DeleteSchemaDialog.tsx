import type { FlowSchemaSummary } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { UsersList } from '../../ui/UsersList';
import { useDeleteFlowSchema } from './flow-schemas.api';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface DeleteSchemaDialogProps {
  readonly schema: FlowSchemaSummary;
  readonly onClose: () => void;
}

/** Asks before a flow schema goes; one in use stays, and its users are named. */
export function DeleteSchemaDialog({ schema, onClose }: DeleteSchemaDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('flow-schemas');
  const deleteSchema = useDeleteFlowSchema();
  const { error } = deleteSchema;
  const users = error instanceof ApiProblem ? error.users : [];
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: schema.name })}
      confirmLabel={t('delete.action')}
      busy={deleteSchema.isPending}
      error={error}
      onConfirm={() => deleteSchema.mutate(schema.id, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {schema.hook_count > 0 ? t('delete.hooks', { count: schema.hook_count }) : t('delete.free')}
      <UsersList label={t('delete.users')} users={users} />
    </ConfirmDialog>
  );
}
