import { isJsonObject, type RunDetail } from '@hookline/contracts';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { Disclosure } from '../../ui/Disclosure';
import { EditModal } from '../../ui/EditModal';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
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
  const { t } = useTranslation(['run-actions', 'common']);
  const resume = useResumeRun(run.id);
  // As they were when the text was made of them: a run that went on meanwhile changed others.
  const [before] = useState(run.variables);
  const initial = JSON.stringify(before, null, 2);
  const [text, setText] = useState(initial);
  const written = parseJson(text);
  const variables = isJsonObject(written) ? changedVariables(before, written) : null;
  const names = Object.keys(variables ?? {});
  const { error } = run;
  return (
    <EditModal title={t('resume.title')} size={560} dirty={text !== initial} onClose={onClose}>
      {(close) => (
        <>
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
            <Button variant="default" onClick={close} data-autofocus>
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
        </>
      )}
    </EditModal>
  );
}

const noCompletions: never[] = [];
