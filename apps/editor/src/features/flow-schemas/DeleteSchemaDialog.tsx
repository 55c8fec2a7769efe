import type { FlowSchemaSummary } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { useDeleteFlowSchema } from './flow-schemas.api';

interface DeleteSchemaDialogProps {
  readonly schema: FlowSchemaSummary;
  readonly onClose: () => void;
}

/** Asks before a flow schema goes; one in use stays, and its users are named. */
export function DeleteSchemaDialog({ schema, onClose }: DeleteSchemaDialogProps) {
  const { t } = useTranslation('flow-schemas');
  const deleteSchema = useDeleteFlowSchema();
  return (
    <DeleteDialog
      title={t('delete.title', { name: schema.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteSchema.isPending}
      error={deleteSchema.error}
      onConfirm={() => deleteSchema.mutate(schema.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {schema.hook_count > 0 ? t('delete.hooks', { count: schema.hook_count }) : t('delete.free')}
    </DeleteDialog>
  );
}
