import type { Queue } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { DeleteDialog } from '../../ui/DeleteDialog';
import { formatCount } from '../../ui/number-format';
import { allHooksSearch } from '../queue-hooks/hooks-search';
import { useQueueHooks } from '../queue-hooks/queue-hooks.api';
import { useDeleteQueue, useQueueEventCounts } from './queues.api';
import classes from './DeleteQueueDialog.module.css';

interface DeleteQueueDialogProps {
  readonly queue: Queue;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

const namedHooks = 8;

/** Asks before a queue goes, naming the hooks that go with it; one that flow schemas name stays. */
export function DeleteQueueDialog({ queue, onClose, onDeleted }: DeleteQueueDialogProps) {
  const { t } = useTranslation('queues');
  const deleteQueue = useDeleteQueue();
  const hooks = useQueueHooks(queue.id, allHooksSearch);
  const counts = useQueueEventCounts(queue.id);
  const joined = counts.data?.counts['joined'];
  const handleConfirm = () =>
    deleteQueue.mutate(queue.id, {
      onSuccess: () => {
        onClose();
        onDeleted?.();
      },
    });
  const items = hooks.data?.items;
  return (
    <DeleteDialog
      title={t('delete.title', { name: queue.name })}
      confirmLabel={t('delete.action')}
      usersLabel={t('delete.users')}
      busy={deleteQueue.isPending}
      error={deleteQueue.error ?? hooks.error}
      onConfirm={handleConfirm}
      onClose={onClose}
    >
      {items === undefined && hooks.isPending && (
        <p className={classes.text}>{t('delete.counting')}</p>
      )}
      {items?.length === 0 && <p className={classes.text}>{t('delete.noHooks')}</p>}
      {items !== undefined && items.length > 0 && (
        <>
          <p className={classes.text}>{t('delete.hooks', { count: items.length })}</p>
          <ul className={classes.list}>
            {items.slice(0, namedHooks).map((hook) => (
              <li key={hook.id}>
                <strong>{eventLabel(`queue.${hook.event}`)}</strong> → {hook.schema.name}
              </li>
            ))}
            {items.length > namedHooks && (
              <li>{t('delete.more', { count: items.length - namedHooks })}</li>
            )}
          </ul>
        </>
      )}
      <p className={classes.text}>
        {joined !== undefined &&
          `${t('delete.joined', { count: joined, contacts: formatCount(joined) })} `}
        {t('delete.history')}
      </p>
    </DeleteDialog>
  );
}
