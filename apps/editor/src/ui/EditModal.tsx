import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './ConfirmDialog';
import { useReturnFocus } from './useReturnFocus';

interface EditModalProps {
  readonly title: string;
  /** In pixels. */
  readonly size: number;
  /** Of the cross at the top; default: Close. */
  readonly closeLabel?: string;
  /** Whether something was entered that closing would lose. */
  readonly dirty: boolean;
  readonly onClose: () => void;
  /** Gets what closes the dialog, for a button of its own. */
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog with a form that asks before what was entered is lost, however it is closed. */
export function EditModal({ title, size, closeLabel, dirty, onClose, children }: EditModalProps) {
  useReturnFocus();
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const handleClose = () => (dirty ? setAsking(true) : onClose());
  return (
    <>
      <Modal
        opened
        onClose={handleClose}
        title={title}
        size={size}
        closeButtonProps={{ 'aria-label': closeLabel ?? t('action.close') }}
      >
        {children(handleClose)}
      </Modal>
      <ConfirmDialog
        opened={asking}
        title={t('dirty.title')}
        confirmLabel={t('action.discard')}
        cancelLabel={t('action.keepEditing')}
        onConfirm={onClose}
        onCancel={() => setAsking(false)}
      >
        {t('dirty.text')}
      </ConfirmDialog>
    </>
  );
}
