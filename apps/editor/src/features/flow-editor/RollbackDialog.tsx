import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useRollback } from './flow-editor.api';

interface RollbackDialogProps {
  readonly schemaId: string;
  readonly version: number;
  /** How many hooks would run the other version at once. */
  readonly hooks: number;
  readonly onClose: () => void;
  readonly onRolledBack: () => void;
}

/** Asks before an older version is published again. */
export function RollbackDialog(props: RollbackDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('flow-editor');
  const { version } = props;
  const rollback = useRollback(props.schemaId);
  return (
    <ConfirmDialog
      opened
      title={t('versions.rollbackTitle', { version })}
      confirmLabel={t('versions.rollbackConfirm', { version })}
      busy={rollback.isPending}
      error={rollback.error}
      onCancel={props.onClose}
      onConfirm={() =>
        rollback.mutate(
          { version, note: t('versions.rollbackNote', { version }) },
          {
            onSuccess: () => {
              props.onClose();
              props.onRolledBack();
            },
          },
        )
      }
    >
      {t('versions.rollbackText', { version })} {t('publish.hooks', { count: props.hooks })}
    </ConfirmDialog>
  );
}
