import {
  fieldsOf,
  findQueueType,
  queueEventNames,
  queueEventType,
  QueueEventName,
  type Queue,
  type QueueHook,
  type QueueEventCounts,
} from '@hookline/contracts';
import { Button, Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { describeRules } from '@hookline/engine';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { eventLabel } from '../../i18n/event-label';
import { Disclosure } from '../../ui/Disclosure';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useDialogForm } from '../../ui/useDialogForm';
import { RuleBuilder } from '../rule-builder/RuleBuilder';
import { countRows } from '../rule-builder/rule-edit';
import { SchemaSelect } from './SchemaSelect';
import { fromHookForm, isSameHookForm, toHookForm, whyNotSave, type HookForm } from './hook-form';
import { useSaveHook } from './queue-hooks.api';
import { VolumeNote } from './VolumeNote';

interface HookFieldsProps {
  readonly queue: Queue;
  /** As it is stored now; null for a new one. */
  readonly hook: QueueHook | null;
  /** What a new one begins with. */
  readonly initial: HookForm;
  readonly isTemplate: boolean;
  readonly counts: QueueEventCounts | undefined;
  readonly onDirty: (dirty: boolean) => void;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** The fields of a hook and its buttons. */
export function HookFields(props: HookFieldsProps) {
  const { t } = useTranslation('hooks');
  const { queue, hook, initial, onDirty } = props;
  const [toForm] = useState(
    () => (stored: QueueHook | null) => (stored === null ? initial : toHookForm(stored)),
  );
  const editor = useDialogForm({
    stored: hook,
    toForm,
    isSame: isSameHookForm,
    onSaved: props.onSaved,
  });
  const { form, object, isDirty, change } = editor;
  const base = object === null ? null : editor.base;
  const save = useSaveHook(queue.id);
  // The dialog around asks before it closes.
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const handleDiscard = () => {
    editor.discard();
    save.reset();
  };
  const reason = whyNotSave(form, base);
  const handleSave = () => {
    const body = fromHookForm(form, base);
    if (reason !== null || body === null || save.isPending) return;
    save.mutate({ hookId: object?.id ?? null, change: body }, { onSuccess: editor.send() });
  };
  const fields = form.event === null ? [] : fieldsOf(queueEventType(form.event), queue.type);
  const unsent =
    form.event !== null && !findQueueType(queue.type)?.upstreamEvents.includes(form.event);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        handleSave();
      }}
    >
      <Select
        label={t('modal.event')}
        placeholder={t('modal.eventPlaceholder')}
        required
        data-autofocus
        autoFocus
        data={queueEventNames.map((name) => ({ value: name, label: eventLabel(`queue.${name}`) }))}
        value={form.event}
        allowDeselect={false}
        maxDropdownHeight={320}
        description={
          unsent && form.event !== null
            ? t('modal.neverUpstream', { event: eventLabel(`queue.${form.event}`) })
            : undefined
        }
        onChange={(value) => {
          const name = QueueEventName.safeParse(value);
          if (name.success) change({ event: name.data });
        }}
      />
      <SchemaSelect value={form.schema} onChange={(schema) => change({ schema })} />
      {props.isTemplate && form.schema !== null && form.schema.version === null && (
        <ProblemNote tone="warn">
          {t('modal.templateNote', { schema: form.schema.name })}
        </ProblemNote>
      )}
      <Disclosure
        title={t('modal.conditions')}
        summary={
          form.conditions === null
            ? t('modal.conditionsNone')
            : `${t('modal.conditionsCount', { count: countRows(form.conditions) })}: ${describeRules(form.conditions)}`
        }
        initiallyOpen={form.conditions !== null}
      >
        <RuleBuilder
          value={form.conditions}
          fields={fields}
          onChange={(conditions) => change({ conditions })}
        />
      </Disclosure>
      <Disclosure
        title={t('modal.timing')}
        summary={t('modal.timingText', {
          mode: t(form.mode === 'ordered' ? 'modal.orderedShort' : 'modal.parallelShort'),
          ttl: form.ttlSec === null ? '' : t('modal.ttlShort', { ttl: form.ttlSec }),
        })}
      >
        <Select
          label={t('modal.mode')}
          data={[
            { value: 'ordered', label: t('modal.ordered') },
            { value: 'parallel', label: t('modal.parallel') },
          ]}
          value={form.mode}
          allowDeselect={false}
          onChange={(mode) => change({ mode: mode === 'parallel' ? 'parallel' : 'ordered' })}
        />
        <NumberInput
          label={t('modal.ttl')}
          description={t('modal.ttlHelp')}
          mt="sm"
          min={1}
          max={604_800}
          allowDecimal={false}
          suffix=" s"
          value={form.ttlSec ?? ''}
          onChange={(value) => change({ ttlSec: typeof value === 'number' ? value : null })}
        />
      </Disclosure>
      <TextInput
        label={t('modal.note')}
        description={t('modal.noteHelp')}
        mt="sm"
        maxLength={500}
        value={form.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <Switch
        label={t('modal.enabled')}
        description={t('modal.enabledHelp')}
        mt="md"
        checked={form.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <VolumeNote form={form} counts={props.counts} />
      {editor.isOvertaken && !save.isPending && <OvertakenNote onDiscard={handleDiscard} />}
      {save.error && <ProblemNote>{problemMessage(save.error)}</ProblemNote>}
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={props.onClose}>
          {t('modal.close')}
        </Button>
        <ReasonButton
          type="submit"
          loading={save.isPending}
          reason={reason === null ? null : t(`reason.${reason}`)}
        >
          {t(object === null ? 'modal.addSave' : 'modal.save')}
        </ReasonButton>
      </Group>
    </form>
  );
}
