import type { ContactList } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { formatCount } from '../../ui/number-format';
import { useDeleteList } from './lists.api';

interface DeleteListDialogProps {
  readonly list: ContactList;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a list goes, with the number of its entries; one in use stays. */
export function DeleteListDialog({ list, onClose, onDeleted }: DeleteListDialogProps) {
  const { t } = useTranslation('lists');
  const deleteList = useDeleteList();
  return (
    <DeleteDialog
      title={t('delete.title', { name: list.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteList.isPending}
      error={deleteList.error}
      onClose={onClose}
      onConfirm={() => deleteList.mutate(list.id, { onSuccess: onDeleted })}
    >
      {t('delete.text', { count: list.count, entries: formatCount(list.count) })}
    </DeleteDialog>
  );
}
