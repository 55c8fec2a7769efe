import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UnsavedQuestion } from './UnsavedQuestion';
import { useLeaveBlocker } from './useLeaveBlocker';
import { useReturnFocus } from './useReturnFocus';

interface EditModalProps {
  readonly title: string;
  /** In pixels; default: that of a short form. */
  readonly size?: number;
  readonly centered?: boolean;
  /** Of the cross at the top; default: Close. */
  readonly closeLabel?: string;
  /** Whether something was entered that closing would lose. */
  readonly dirty: boolean;
  /** Whether it is being saved: the page may go on to what was made of it. */
  readonly busy?: boolean;
  readonly onClose: () => void;
  /** Gets what closes the dialog, for a button of its own. */
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A dialog with a form that asks before what was entered is lost, however it is closed or left.
 * Some dialogs stand in the address: to close them is a way to the same page, which must not ask.
 */
export function EditModal(props: EditModalProps) {
  const { title, size, centered, closeLabel, dirty, busy = false, onClose, children } = props;
  useReturnFocus();
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  const leaving = useLeaveBlocker({
    dirty,
    isOwnWay: ({ isByPage, isOnSamePage }) => isByPage && (busy || isOnSamePage),
  });
  const asking = closing || leaving.status === 'blocked';
  const handleClose = () => (dirty ? setClosing(true) : onClose());
  const handleKeep = () => {
    setClosing(false);
    leaving.reset?.();
  };
  return (
    <>
      <Modal
        opened
        closeOnEscape={!asking}
        onClose={handleClose}
        title={title}
        size={size}
        centered={centered}
        closeButtonProps={{ 'aria-label': closeLabel ?? t('action.close') }}
      >
        {children(handleClose)}
      </Modal>
      {/* Put on the page when it is needed: one that waits there, closed, hears the same Escape that
          opened it, and closes itself. */}
      {asking && (
        <UnsavedQuestion opened onDiscard={leaving.proceed ?? onClose} onKeep={handleKeep} />
      )}
    </>
  );
}
