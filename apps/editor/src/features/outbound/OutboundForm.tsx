import type { OutboundAllow, OutboundAllowView } from '@hookline/contracts';
import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { SaveRow } from '../../ui/SaveRow';
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
export function OutboundForm({ allow }: { allow: OutboundAllowView }) {
  const { t } = useTranslation('outbound');
  const editor = useStoredForm({
    stored: textOf(allow),
    merge: keepTouched<string>,
    isSame: isSameText,
  });
  const { form: text, isDirty } = editor;
  const replace = useReplaceOutboundAllow();
  const complaints =
    replace.error instanceof ApiProblem ? lineComplaints(text, replace.error.problems) : [];

  const handleSubmit = () => {
    if (!isDirty || replace.isPending) return;
    replace.mutate(
      { targets: [...targetsOf(text)], revision: allow.revision },
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
      {complaints.length > 0 && (
        <ProblemNote>
          {complaints.map(({ line, message }, index) => (
            <div key={index}>{line === null ? message : t('line', { ...line, message })}</div>
          ))}
        </ProblemNote>
      )}
      <SaveRow
        label={t('save')}
        forbidden={null}
        isDirty={isDirty}
        isOvertaken={editor.isOvertaken}
        replace={complaints.length > 0 ? { ...replace, error: null } : replace}
        onDiscard={handleDiscard}
      />
    </form>
  );
}
