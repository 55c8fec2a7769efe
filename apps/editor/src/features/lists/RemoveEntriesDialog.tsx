import type { ListCommunication } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { formatPhone } from '../../ui/number-format';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useRemoveEntries } from './lists.api';

interface RemoveEntriesDialogProps {
  readonly listId: string;
  readonly entries: readonly ListCommunication[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

const namedEntries = 10;

/** Asks before numbers leave a list; on the page only while it asks, so that no answer outlives it. */
export function RemoveEntriesDialog(props: RemoveEntriesDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('lists');
  const { entries } = props;
  const removeEntries = useRemoveEntries(props.listId);
  return (
    <ConfirmDialog
      opened
      title={t('removeTitle', { count: entries.length })}
      confirmLabel={t('removeEntries', { count: entries.length })}
      busy={removeEntries.isPending}
      error={removeEntries.error}
      onCancel={props.onClose}
      onConfirm={() =>
        removeEntries.mutate(
          entries.map(({ id }) => id),
          { onSuccess: props.onRemoved },
        )
      }
    >
      {entries
        .slice(0, namedEntries)
        .map(({ number }) => formatPhone(number))
        .join(', ')}
      {entries.length > namedEntries && ' …'}
    </ConfirmDialog>
  );
}
