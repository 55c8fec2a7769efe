import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/FormModal';
import { ProblemNote } from '../../ui/ProblemNote';

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
  const { t } = useTranslation('flow-editor');
  const [note, setNote] = useState('');
  return (
    <FormModal
      title={t('publish.title', { version: props.nextVersion })}
      submitLabel={t('publish.action', { version: props.nextVersion })}
      reason={null}
      busy={props.busy}
      dirty={note !== ''}
      error={props.error}
      centered
      onSubmit={() => props.onPublish(note.trim())}
      onClose={props.onClose}
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
    </FormModal>
  );
}
