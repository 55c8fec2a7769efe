import type { ContactList } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { formatCount } from '../../ui/number-format';
import { UsersList } from '../../ui/UsersList';
import { useDeleteList } from './lists.api';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface DeleteListDialogProps {
  readonly list: ContactList;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a list goes, with the number of its entries; one in use stays. */
export function DeleteListDialog({ list, onClose, onDeleted }: DeleteListDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('lists');
  const deleteList = useDeleteList();
  const { error } = deleteList;
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { name: list.name })}
      confirmLabel={t('delete.action')}
      busy={deleteList.isPending}
      error={error}
      onCancel={onClose}
      onConfirm={() => deleteList.mutate(list.id, { onSuccess: onDeleted })}
    >
      {t('delete.text', { count: list.count, entries: formatCount(list.count) })}
      <UsersList label={t('delete.users')} users={error instanceof ApiProblem ? error.users : []} />
    </ConfirmDialog>
  );
}
