import { domainVariableName, type DomainVariable } from '@hookline/contracts';
import { Button, Group, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/FormModal';
import { useDialogForm } from '../../ui/useDialogForm';
import { fromVariableForm, toVariableForm } from './variable-form';
import { useSaveVariable, useStoredVariable } from './variables.api';

interface VariableModalProps {
  /** Null makes a new variable. */
  readonly variable: DomainVariable | null;
  readonly onClose: () => void;
}

/** Name and value of a variable. An encrypted value is never shown: it can only be replaced. */
export function VariableModal({ variable, onClose }: VariableModalProps) {
  const { t } = useTranslation(['variables', 'common']);
  const stored = useStoredVariable(variable);
  const editor = useDialogForm({ stored, toForm: toVariableForm, onSaved: onClose });
  const { form, base, object, isDirty, change } = editor;
  const save = useSaveVariable();
  const isNew = object === null;
  const reason = reasonAgainst();

  function reasonAgainst(): string | null {
    if (form.name.trim() === '') return t('modal.nameMissing');
    if (!domainVariableName.safeParse(form.name).success) return t('modal.nameWrong');
    if (base.encrypt && !form.encrypt && form.text === null) return t('modal.valueNeeded');
    return !isNew && !isDirty ? t('modal.unchanged') : null;
  }

  const handleSubmit = () => {
    save.mutate(
      { id: object?.id ?? null, body: fromVariableForm(form, isNew ? null : base) },
      { onSuccess: editor.send() },
    );
  };
  return (
    <FormModal
      title={t(isNew ? 'modal.addTitle' : 'modal.editTitle')}
      submitLabel={t(isNew ? 'add' : 'common:action.save')}
      reason={reason}
      busy={save.isPending}
      dirty={isDirty}
      error={save.error}
      onTakeOver={editor.isOvertaken ? editor.discard : null}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('modal.name')}
        description={t('modal.nameHelp')}
        required
        maxLength={100}
        data-autofocus
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {form.text === null ? (
        <Group mt="sm" gap={8}>
          <span>{t('modal.kept')}</span>
          <Button variant="default" size="xs" onClick={() => change({ text: '' })}>
            {t('modal.replace')}
          </Button>
        </Group>
      ) : (
        <Textarea
          label={t(form.encrypt ? 'modal.secret' : 'modal.value')}
          description={form.encrypt ? undefined : t('modal.valueHelp')}
          mt="sm"
          autosize
          minRows={2}
          maxRows={12}
          autoComplete="off"
          spellCheck={false}
          value={form.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      )}
      <Switch
        mt="md"
        label={t('modal.encrypt')}
        description={t('modal.encryptHelp')}
        checked={form.encrypt}
        onChange={(event) => change({ encrypt: event.currentTarget.checked })}
      />
    </FormModal>
  );
}
