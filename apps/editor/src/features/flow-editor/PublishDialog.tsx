import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface PublishDialogProps {
  readonly nextVersion: number;
  readonly changes: number;
  readonly warnings: number;
  readonly hooks: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPublish: (note: string) => void;
  readonly onClose: () => void;
}

/** Asks for a note and says what publishing does. */
export function PublishDialog(props: PublishDialogProps) {
  useReturnFocus();
  const { t } = useTranslation(['flow-editor', 'common']);
  const [note, setNote] = useState('');
  return (
    <Modal
      opened
      onClose={props.onClose}
      centered
      title={t('publish.title', { version: props.nextVersion })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onPublish(note.trim());
        }}
      >
        <p style={{ marginTop: 0 }}>
          {t('publish.text', { count: props.changes })} {t('publish.hooks', { count: props.hooks })}
        </p>
        <Textarea
          label={t('publish.note')}
          description={t('publish.noteHelp')}
          data-autofocus
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {props.warnings > 0 && (
          <ProblemNote tone="warn">{t('publish.warnings', { count: props.warnings })}</ProblemNote>
        )}
        {props.error !== null && props.error !== undefined && (
          <ProblemNote>{problemMessage(props.error)}</ProblemNote>
        )}
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={props.onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={props.busy}>
            {t('publish.action', { version: props.nextVersion })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
