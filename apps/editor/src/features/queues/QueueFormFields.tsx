import { queueTypes } from '@hookline/contracts';
import { Button, Group, Select, Switch, TextInput, Textarea } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { KeyValueEditor } from '../../ui/KeyValueEditor';
import { ReasonButton } from '../../ui/ReasonButton';
import { SaveProblem } from '../../ui/SaveProblem';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { CalendarSelect } from './CalendarSelect';
import { QueueForm } from './queue-form';
import { queueTypeLabel } from './queue-type-label';
import classes from './QueueFormFields.module.css';

interface QueueFormFieldsProps {
  readonly values: QueueForm;
  readonly saveLabel: string;
  /** A new queue may be saved as soon as it is valid, an old one when something changed. */
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (form: QueueForm, done: () => void) => void;
  /** At the left of the buttons. */
  readonly aside?: ReactNode;
}

/** Fields of a queue, for a new one and an old one. */
export function QueueFormFields(props: QueueFormFieldsProps) {
  const { t } = useTranslation(['queues', 'common']);
  const form = useForm({
    resolver: zodResolver(QueueForm),
    values: props.values,
    // What a colleague changed comes in; what is being typed here stays.
    resetOptions: { keepDirtyValues: true, keepDirty: true, keepErrors: true },
  });
  const { errors, isDirty } = form.formState;
  const handleSubmit = form.handleSubmit((values) =>
    // The saved values become the clean ones before the caller may leave the page.
    props.onSave(values, () => form.reset(values)),
  );
  return (
    <form className={classes.root} onSubmit={(event) => void handleSubmit(event)} noValidate>
      <TextInput
        {...form.register('name')}
        label={t('form.name')}
        maxLength={250}
        autoFocus={props.isNew}
        error={errors.name && t('form.nameError')}
      />
      <Controller
        control={form.control}
        name="type"
        render={({ field }) => (
          <Select
            label={t('form.type')}
            description={t('form.typeHelp')}
            mt="sm"
            data={queueTypes.map(({ id }) => ({ value: String(id), label: queueTypeLabel(id) }))}
            allowDeselect={false}
            {...field}
            onChange={(value) => value !== null && field.onChange(value)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="calendar"
        render={({ field }) => <CalendarSelect value={field.value} onChange={field.onChange} />}
      />
      <Textarea
        {...form.register('description')}
        label={t('form.description')}
        maxLength={1000}
        mt="sm"
        autosize
        minRows={2}
        maxRows={6}
      />
      <Controller
        control={form.control}
        name="variables"
        render={({ field }) => (
          <KeyValueEditor
            label={t('form.variables')}
            help={t('form.variablesHelp')}
            rows={field.value}
            onChange={(rows) => field.onChange([...rows])}
          />
        )}
      />
      <Controller
        control={form.control}
        name="enabled"
        render={({ field }) => (
          <Switch
            label={t('form.enabled')}
            mt="md"
            checked={field.value}
            onBlur={field.onBlur}
            onChange={(event) => field.onChange(event.currentTarget.checked)}
          />
        )}
      />
      <SaveProblem error={props.error} />
      <Group justify="space-between" mt="lg">
        <div>{props.aside}</div>
        <Group gap={8}>
          {isDirty && !props.isNew && (
            <Button variant="default" onClick={() => form.reset()}>
              {t('common:action.discard')}
            </Button>
          )}
          <ReasonButton
            type="submit"
            loading={props.busy}
            reason={isDirty || props.isNew ? null : t('nothingChanged')}
          >
            {props.saveLabel}
          </ReasonButton>
        </Group>
      </Group>
      <UnsavedGuard dirty={isDirty} />
    </form>
  );
}
