import type { OutboundAllow } from '@hookline/contracts';
import { Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { lineComplaints, targetsOf } from './allow-lines';
import { useReplaceOutboundAllow } from './outbound.api';
import classes from './OutboundForm.module.css';

const textOf = ({ targets }: OutboundAllow) => targets.join('\n');

/** The list as a text with a target a line, which is how people keep and paste it. */
export function OutboundForm({ allow }: { allow: OutboundAllow }) {
  const { t } = useTranslation(['outbound', 'common']);
  const [text, setText] = useState(() => textOf(allow));
  const replace = useReplaceOutboundAllow();
  const targets = targetsOf(text);
  const isDirty = targets.join('\n') !== textOf(allow);
  const reason = isDirty ? null : t('unchanged');
  const complaints =
    replace.error instanceof ApiProblem ? lineComplaints(text, replace.error.problems) : [];

  const handleSubmit = () => {
    if (reason !== null || replace.isPending) return;
    replace.mutate({ targets: [...targets] }, { onSuccess: (saved) => setText(textOf(saved)) });
  };
  return (
    <form
      className={classes.root}
      onSubmit={(event) => {
        event.preventDefault();
        handleSubmit();
      }}
    >
      <UnsavedGuard dirty={isDirty} />
      <Textarea
        label={t('targets')}
        description={t('help')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={'crm.corp.example\n10.20.0.5:8443\n192.168.7.0/24'}
        autosize
        minRows={6}
        maxRows={20}
        spellCheck={false}
        classNames={{ input: classes.text }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          // What was wrong with another text would stand at the wrong lines.
          replace.reset();
        }}
      />
      {replace.error && (
        <ProblemNote>
          {complaints.length === 0
            ? problemMessage(replace.error)
            : complaints.map((complaint) => <div key={complaint}>{complaint}</div>)}
        </ProblemNote>
      )}
      <Group justify="flex-end" align="center" mt="lg" gap={12}>
        <span role="status" className={classes.status}>
          {replace.isSuccess && !isDirty ? t('saved') : ''}
        </span>
        <ReasonButton type="submit" loading={replace.isPending} reason={reason}>
          {t('save')}
        </ReasonButton>
      </Group>
    </form>
  );
}
