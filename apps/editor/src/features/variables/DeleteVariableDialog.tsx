import type { DomainVariable } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { UsersList } from '../../ui/UsersList';
import { useDeleteVariable } from './variables.api';

interface DeleteVariableDialogProps {
  readonly variable: DomainVariable;
  readonly onClose: () => void;
}

/** Asks before a variable goes; one that flow schemas read stays and says which. */
export function DeleteVariableDialog({ variable, onClose }: DeleteVariableDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('variables');
  const deleteVariable = useDeleteVariable();
  const { error } = deleteVariable;
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: variable.name })}
      confirmLabel={t('delete.action')}
      busy={deleteVariable.isPending}
      error={error}
      onCancel={onClose}
      onConfirm={() => deleteVariable.mutate(variable.id, { onSuccess: onClose })}
    >
      {t('delete.text')}
      <UsersList label={t('delete.users')} users={error instanceof ApiProblem ? error.users : []} />
    </ConfirmDialog>
  );
}
