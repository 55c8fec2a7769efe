import type { RunSummary } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useCancelRun } from './run-actions.api';

interface CancelRunDialogProps {
  readonly run: RunSummary;
  readonly onClose: () => void;
}

/** Asks before a run is ended where it is. */
export function CancelRunDialog({ run, onClose }: CancelRunDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('run-actions');
  const cancel = useCancelRun(run.id);
  return (
    <ConfirmDialog
      opened
      title={t('cancel.title')}
      confirmLabel={t('cancel.action')}
      cancelLabel={t('cancel.keep')}
      busy={cancel.isPending}
      error={cancel.error}
      onCancel={onClose}
      onConfirm={() => cancel.mutate({}, { onSuccess: onClose })}
    >
      {t('cancel.text', { count: run.step_count, name: run.schema.name })}
    </ConfirmDialog>
  );
}
