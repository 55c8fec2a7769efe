import type { QueueHook } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { formatCount } from '../../ui/number-format';
import { hookName } from './hook-name';
import { useDeleteHooks } from './queue-hooks.api';
import classes from './DeleteHooksDialog.module.css';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface DeleteHooksDialogProps {
  readonly queueId: string;
  readonly hooks: readonly QueueHook[];
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

const namedHooks = 8;

/** Asks before hooks go, with their names and what they did today. */
export function DeleteHooksDialog(props: DeleteHooksDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('hooks');
  const { hooks } = props;
  const deleteHooks = useDeleteHooks(props.queueId);
  const fired = hooks.reduce((sum, hook) => sum + (hook.activity?.fired_today ?? 0), 0);
  return (
    <ConfirmDialog
      opened
      title={t('removeDialog.title', { count: hooks.length })}
      confirmLabel={t('remove', { count: hooks.length })}
      busy={deleteHooks.isPending}
      error={deleteHooks.error}
      onCancel={props.onClose}
      onConfirm={() =>
        deleteHooks.mutate(hooks, {
          onSuccess: () => {
            props.onDeleted();
            props.onClose();
          },
        })
      }
    >
      <ul className={classes.list}>
        {hooks.slice(0, namedHooks).map((hook) => (
          <li key={hook.id}>{hookName(hook)}</li>
        ))}
        {hooks.length > namedHooks && (
          <li>{t('removeDialog.more', { count: hooks.length - namedHooks })}</li>
        )}
      </ul>
      <p className={classes.text}>
        {t('removeDialog.fired', { count: fired, fired: formatCount(fired) })}{' '}
        {t('removeDialog.stays')}
      </p>
    </ConfirmDialog>
  );
}
