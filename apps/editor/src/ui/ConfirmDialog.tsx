import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../api/api-problem';
import { ProblemNote } from './ProblemNote';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will be gone, with numbers. */
  readonly children: ReactNode;
  /** Says what it does: "Remove 3 hooks". */
  readonly confirmLabel: string;
  /** Default: Cancel. */
  readonly cancelLabel?: string;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is destroyed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onCancel}
      title={props.title}
      centered
      size="md"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div>{props.children}</div>
      {props.error !== undefined && props.error !== null && (
        <ProblemNote>{problemMessage(props.error)}</ProblemNote>
      )}
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={props.onCancel} data-autofocus>
          {props.cancelLabel ?? t('action.cancel')}
        </Button>
        <Button color="bad" loading={props.busy} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
