import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './ConfirmDialog';

interface UnsavedQuestionProps {
  readonly opened: boolean;
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
}

/** Whether what was entered may be lost. */
export function UnsavedQuestion({ opened, onDiscard, onKeep }: UnsavedQuestionProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      opened={opened}
      title={t('dirty.title')}
      confirmLabel={t('action.discard')}
      cancelLabel={t('action.keepEditing')}
      onConfirm={onDiscard}
      onCancel={onKeep}
    >
      {t('dirty.text')}
    </ConfirmDialog>
  );
}
