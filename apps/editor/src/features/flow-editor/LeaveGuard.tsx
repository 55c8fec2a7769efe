import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import type { DraftSaver } from './draft-saver';

/** Leaving waits for the save; only when that fails is the person asked. */
export function LeaveGuard({ saver }: { saver: DraftSaver }) {
  const { t } = useTranslation('flow-editor');
  const blocker = useBlocker({
    shouldBlockFn: async () => !(await saver.flush()),
    enableBeforeUnload: () => saver.current().status !== 'saved',
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      title={t('leave.title')}
      confirmLabel={t('leave.confirm')}
      cancelLabel={t('leave.stay')}
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('leave.text')}
    </ConfirmDialog>
  );
}
