import type { OutboundAllow } from '@hookline/contracts';
import { Button, Group, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemMessage } from '../../api/api-problem';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { keepTouched } from '../../ui/form-values';
import { useStoredForm } from '../../ui/useStoredForm';
import { lineComplaints, targetsOf } from './allow-lines';
import { useReplaceOutboundAllow } from './outbound.api';
import classes from './OutboundForm.module.css';

const textOf = ({ targets }: OutboundAllow) => targets.join('\n');
const isSameText = (one: string, other: string) =>
  targetsOf(one).join('\n') === targetsOf(other).join('\n');

/** The list as a text with a target a line, which is how people keep and paste it. */
export function OutboundForm({ allow }: { allow: OutboundAllow }) {
  const { t } = useTranslation(['outbound', 'common']);
  const editor = useStoredForm({
    stored: textOf(allow),
    merge: keepTouched<string>,
    isSame: isSameText,
  });
  const { form: text, isDirty } = editor;
  const replace = useReplaceOutboundAllow();
  const reason = isDirty ? null : t('unchanged');
  const complaints =
    replace.error instanceof ApiProblem ? lineComplaints(text, replace.error.problems) : [];

  const handleSubmit = () => {
    if (reason !== null || replace.isPending) return;
    replace.mutate(
      { targets: [...targetsOf(text)] },
      { onSuccess: (saved) => editor.settle({ sent: text, answer: textOf(saved) }) },
    );
  };
  const forget = () => {
    // What was wrong with another text would stand at the wrong lines.
    if (!replace.isPending) replace.reset();
  };
  const handleDiscard = () => {
    editor.discard();
    forget();
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
          editor.change(event.currentTarget.value);
          forget();
        }}
      />
      {editor.isOvertaken && !replace.isPending && <OvertakenNote onDiscard={handleDiscard} />}
      {replace.error && (
        <ProblemNote>
          {complaints.length === 0
            ? problemMessage(replace.error)
            : complaints.map(({ line, message }, index) => (
                <div key={index}>{line === null ? message : t('line', { ...line, message })}</div>
              ))}
        </ProblemNote>
      )}
      <Group justify="flex-end" align="center" mt="lg" gap={12}>
        <span role="status" className={classes.status}>
          {replace.isSuccess && !isDirty ? t('saved') : ''}
        </span>
        {isDirty && (
          <Button variant="default" disabled={replace.isPending} onClick={handleDiscard}>
            {t('common:action.discard')}
          </Button>
        )}
        <ReasonButton type="submit" loading={replace.isPending} reason={reason}>
          {t('save')}
        </ReasonButton>
      </Group>
    </form>
  );
}
