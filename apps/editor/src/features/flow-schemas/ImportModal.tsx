import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemMessage } from '../../api/api-problem';
import { EditModal } from '../../ui/EditModal';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useCreateFlowSchemaFreely } from './flow-schemas.api';
import { readFlowFile } from './read-flow-file';
import classes from './ImportModal.module.css';

interface ImportModalProps {
  readonly onClose: () => void;
  readonly onImported: (schemaId: string) => void;
}

/** A flow schema from a file or from the clipboard: ours, or one exported by Webitel. */
export function ImportModal({ onClose, onImported }: ImportModalProps) {
  const { t } = useTranslation(['flow-schemas', 'common']);
  const [text, setText] = useState('');
  const [fileName, setFileName] = useState('');
  const resetFileRef = useRef<() => void>(null);
  const create = useCreateFlowSchemaFreely();
  const read = text.trim() === '' ? null : readFlowFile(text, fileName || t('import.defaultName'));
  const reason =
    read === null
      ? t('import.nothing')
      : read.kind === 'problem'
        ? t(`import.${read.reason}`)
        : null;

  const write = (next: string) => {
    setText(next);
    // What was said of another text says nothing of this one.
    if (!create.isPending) create.reset();
  };
  const handleFile = (file: File | null) => {
    // The same file, mended, can be chosen again.
    resetFileRef.current?.();
    if (file === null) return;
    setFileName(file.name.replace(/\.json$/i, ''));
    void file.text().then(write);
  };
  const handleImport = () => {
    if (read?.kind !== 'flow' || create.isPending) return;
    create.mutate(read.body, { onSuccess: ({ id }) => onImported(id) });
  };
  const problems = create.error instanceof ApiProblem ? create.error.problems : [];

  return (
    <EditModal
      title={t('import.title')}
      size={640}
      dirty={text.trim() !== ''}
      busy={create.isPending}
      onClose={onClose}
    >
      {(close) => (
        <>
          <Group gap={12} mb="sm">
            <FileButton
              onChange={handleFile}
              resetRef={resetFileRef}
              accept="application/json,.json"
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconFile size={16} stroke={1.5} />}
                >
                  {t('import.file')}
                </Button>
              )}
            </FileButton>
            <span className={classes.hint}>{fileName || t('import.hint')}</span>
          </Group>
          <Textarea
            label={t('import.paste')}
            autosize
            minRows={8}
            maxRows={16}
            spellCheck={false}
            classNames={{ input: classes.text }}
            value={text}
            error={read?.kind === 'problem' ? t(`import.${read.reason}`) : undefined}
            onChange={(event) => write(event.currentTarget.value)}
          />
          {create.error && (
            <ProblemNote>
              {problemMessage(create.error)}
              {problems.length > 0 && (
                <ul className={classes.problems}>
                  {problems.map((problem) => (
                    <li key={`${problem.path} ${problem.message}`}>
                      <code>{problem.path}</code>: {problem.message}
                    </li>
                  ))}
                </ul>
              )}
            </ProblemNote>
          )}
          <Group justify="flex-end" mt="lg" gap={8}>
            <Button variant="default" onClick={close}>
              {t('common:action.cancel')}
            </Button>
            <ReasonButton loading={create.isPending} reason={reason} onClick={handleImport}>
              {t('import.action')}
            </ReasonButton>
          </Group>
        </>
      )}
    </EditModal>
  );
}
