import type { DomainVariable } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { useDeleteVariable } from './variables.api';

interface DeleteVariableDialogProps {
  readonly variable: DomainVariable;
  readonly onClose: () => void;
}

/** Asks before a variable goes; one that flow schemas read stays and says which. */
export function DeleteVariableDialog({ variable, onClose }: DeleteVariableDialogProps) {
  const { t } = useTranslation('variables');
  const deleteVariable = useDeleteVariable();
  return (
    <DeleteDialog
      title={t('delete.title', { name: variable.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteVariable.isPending}
      error={deleteVariable.error}
      onClose={onClose}
      onConfirm={() => deleteVariable.mutate(variable.id, { onSuccess: onClose })}
    >
      {t('delete.text')}
    </DeleteDialog>
  );
}
