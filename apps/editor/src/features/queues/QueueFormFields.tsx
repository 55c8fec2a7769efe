import { queueTypes } from '@hookline/contracts';
import { Button, Group, Select, Switch, TextInput, Textarea } from '@mantine/core';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeFields } from '../../ui/form-values';
import { KeyValueEditor } from '../../ui/KeyValueEditor';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { SaveProblem } from '../../ui/SaveProblem';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { useStoredForm } from '../../ui/useStoredForm';
import { CalendarSelect } from './CalendarSelect';
import { QueueForm } from './queue-form';
import { queueTypeLabel } from './queue-type-label';
import classes from './QueueFormFields.module.css';

interface QueueFormFieldsProps {
  /** As they are stored; for a new queue what it begins with. */
  readonly values: QueueForm;
  readonly saveLabel: string;
  /** A new queue may be saved as soon as it is valid, an old one when something changed. */
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  /** `done` takes what the server made of it; not for a new queue, whose page is left. */
  readonly onSave: (form: QueueForm, done: (stored: QueueForm) => void) => void;
  /** What the server said of the last try is of no interest any more. */
  readonly onDiscard?: () => void;
  /** At the left of the buttons. */
  readonly aside?: ReactNode;
}

/** Fields of a queue, for a new one and an old one. */
export function QueueFormFields(props: QueueFormFieldsProps) {
  const { t } = useTranslation(['queues', 'common']);
  const { isNew, busy } = props;
  const editor = useStoredForm({ stored: props.values, merge: mergeFields });
  const { form, isDirty } = editor;
  const [hasTried, setHasTried] = useState(false);
  const nameRef = useRef<HTMLInputElement>(null);
  const parsed = QueueForm.safeParse(form);
  const change = (part: Partial<QueueForm>) => editor.change({ ...form, ...part });

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || !(isDirty || isNew)) return;
    setHasTried(!parsed.success);
    // The other fields cannot hold what would be refused.
    if (!parsed.success) return nameRef.current?.focus();
    props.onSave(parsed.data, (answer) => editor.settle({ sent: form, answer }));
  };
  const handleDiscard = () => {
    setHasTried(false);
    editor.discard();
    props.onDiscard?.();
  };
  return (
    <form className={classes.root} onSubmit={handleSubmit} noValidate>
      <TextInput
        ref={nameRef}
        label={t('form.name')}
        maxLength={250}
        autoFocus={isNew}
        value={form.name}
        error={hasTried && !parsed.success && t('form.nameError')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t('form.type')}
        description={t('form.typeHelp')}
        mt="sm"
        data={queueTypes.map(({ id }) => ({ value: String(id), label: queueTypeLabel(id) }))}
        allowDeselect={false}
        value={form.type}
        onChange={(type) => type !== null && change({ type })}
      />
      <CalendarSelect value={form.calendar} onChange={(calendar) => change({ calendar })} />
      <Textarea
        label={t('form.description')}
        maxLength={1000}
        mt="sm"
        autosize
        minRows={2}
        maxRows={6}
        value={form.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <KeyValueEditor
        label={t('form.variables')}
        help={t('form.variablesHelp')}
        rows={form.variables}
        onChange={(rows) => change({ variables: [...rows] })}
      />
      <Switch
        label={t('form.enabled')}
        mt="md"
        checked={form.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      {editor.isOvertaken && !busy && <OvertakenNote onDiscard={handleDiscard} />}
      <SaveProblem error={props.error} />
      <Group justify="space-between" mt="lg">
        <div>{props.aside}</div>
        <Group gap={8}>
          {isDirty && !isNew && (
            <Button variant="default" disabled={busy} onClick={handleDiscard}>
              {t('common:action.discard')}
            </Button>
          )}
          <ReasonButton
            type="submit"
            loading={busy}
            reason={isDirty || isNew ? null : t('nothingChanged')}
          >
            {props.saveLabel}
          </ReasonButton>
        </Group>
      </Group>
      <UnsavedGuard dirty={isDirty} />
    </form>
  );
}
