import { Button, Group } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EditModal } from './EditModal';
import { OvertakenNote } from './OvertakenNote';
import { ReasonButton } from './ReasonButton';
import { SaveProblem } from './SaveProblem';

interface FormModalProps {
  readonly title: string;
  /** Says what it does: "Add list". */
  readonly submitLabel: string;
  /** Why the form cannot be sent; null when it can. */
  readonly reason: string | null;
  readonly busy: boolean;
  /** Whether something was entered that closing would lose. */
  readonly dirty: boolean;
  /** Set when a colleague stored other values meanwhile: takes over what is stored now. */
  readonly onTakeOver?: (() => void) | null;
  /** What the server said of the last try. */
  readonly error: unknown;
  readonly centered?: boolean;
  /** Called only while nothing speaks against it and no other try is under way. */
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** A form in a dialog: fields, what went wrong, Cancel and the button that sends it. */
export function FormModal(props: FormModalProps) {
  const { t } = useTranslation();
  const { reason, busy, error, onTakeOver = null } = props;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (reason === null && !busy) props.onSubmit();
  };
  return (
    <EditModal
      title={props.title}
      centered={props.centered}
      dirty={props.dirty}
      busy={busy}
      onClose={props.onClose}
    >
      {(close) => (
        <form onSubmit={handleSubmit}>
          {props.children}
          {onTakeOver && !busy && <OvertakenNote onDiscard={onTakeOver} />}
          <SaveProblem error={error} />
          <Group justify="flex-end" mt="lg" gap={8}>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
            <ReasonButton type="submit" loading={busy} reason={reason}>
              {props.submitLabel}
            </ReasonButton>
          </Group>
        </form>
      )}
    </EditModal>
  );
}
