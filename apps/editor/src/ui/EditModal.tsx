import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './ConfirmDialog';
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
  readonly onClose: () => void;
  /** Gets what closes the dialog, for a button of its own. */
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog with a form that asks before what was entered is lost, however it is closed. */
export function EditModal(props: EditModalProps) {
  const { title, size, centered, closeLabel, dirty, onClose, children } = props;
  useReturnFocus();
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const handleClose = () => (dirty ? setAsking(true) : onClose());
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
        <ConfirmDialog
          opened
          title={t('dirty.title')}
          confirmLabel={t('action.discard')}
          cancelLabel={t('action.keepEditing')}
          onConfirm={onClose}
          onCancel={() => setAsking(false)}
        >
          {t('dirty.text')}
        </ConfirmDialog>
      )}
    </>
  );
}
