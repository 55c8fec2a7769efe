import { isJsonObject, type RunDetail } from '@hookline/contracts';
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { Disclosure } from '../../ui/Disclosure';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { CodeField } from '../node-form/CodeField';
import { parseJson } from '../node-form/param-text';
import { changedVariables } from './changed-variables';
import { useResumeRun } from './run-actions.api';
import classes from './RunActions.module.css';

interface ResumeRunDialogProps {
  readonly run: RunDetail;
  readonly onClose: () => void;
}

/** Lets a run go on from the step it failed at; variables may be corrected first. */
export function ResumeRunDialog({ run, onClose }: ResumeRunDialogProps) {
  useReturnFocus();
  const { t } = useTranslation(['run-actions', 'common']);
  const resume = useResumeRun(run.id);
  const [text, setText] = useState(() => JSON.stringify(run.variables, null, 2));
  const written = parseJson(text);
  const variables = isJsonObject(written) ? changedVariables(run.variables, written) : null;
  const names = Object.keys(variables ?? {});
  const { error } = run;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('resume.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p className={classes.text}>{t('resume.text', { name: run.schema.name })}</p>
      {error !== null && <ProblemNote tone="warn">{error.message}</ProblemNote>}
      <Disclosure
        title={t('resume.variables')}
        summary={
          names.length === 0
            ? t('resume.unchanged')
            : t('resume.changed', { names: names.join(', ') })
        }
      >
        <CodeField
          label={t('resume.variables')}
          value={text}
          language="json"
          lines="many"
          completions={noCompletions}
          invalid={variables === null}
          onChange={setText}
        />
        <p className={classes.help}>{t('resume.variablesHelp')}</p>
      </Disclosure>
      {resume.error !== null && <ProblemNote>{problemMessage(resume.error)}</ProblemNote>}
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:action.cancel')}
        </Button>
        <ReasonButton
          loading={resume.isPending}
          reason={variables === null ? t('resume.notJson') : null}
          onClick={() =>
            variables !== null &&
            resume.mutate(names.length === 0 ? {} : { variables }, { onSuccess: onClose })
          }
        >
          {t('resume.action')}
        </ReasonButton>
      </Group>
    </Modal>
  );
}

const noCompletions: never[] = [];
