import { domainVariableName, type DomainVariable } from '@hookline/contracts';
import { Button, Group, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/FormModal';
import { valueOf, valueText } from './variable-value';
import { useSaveVariable } from './variables.api';

interface VariableModalProps {
  /** Null makes a new variable. */
  readonly variable: DomainVariable | null;
  readonly onClose: () => void;
}

/** Name and value of a variable. An encrypted value is never shown: it can only be replaced. */
export function VariableModal({ variable, onClose }: VariableModalProps) {
  const { t } = useTranslation(['variables', 'common']);
  const wasSecret = variable?.encrypt ?? false;
  const [name, setName] = useState(variable?.name ?? '');
  const [encrypt, setEncrypt] = useState(wasSecret);
  const shown = variable && !wasSecret ? valueText(variable.value) : '';
  // Null: the kept value stays.
  const [text, setText] = useState<string | null>(wasSecret ? null : shown);
  const save = useSaveVariable();
  const isKept = text === null;
  const isDirty =
    name !== (variable?.name ?? '') ||
    encrypt !== wasSecret ||
    (!isKept && (wasSecret || text !== shown));
  const reason = reasonAgainst();

  function reasonAgainst(): string | null {
    if (name.trim() === '') return t('modal.nameMissing');
    if (!domainVariableName.safeParse(name).success) return t('modal.nameWrong');
    if (wasSecret && !encrypt && isKept) return t('modal.valueNeeded');
    return variable !== null && !isDirty ? t('modal.unchanged') : null;
  }

  const handleSubmit = () => {
    const value = isKept ? undefined : encrypt ? text : valueOf(text);
    save.mutate(
      { id: variable?.id ?? null, body: { name: name.trim(), encrypt, value } },
      { onSuccess: onClose },
    );
  };
  return (
    <FormModal
      title={t(variable === null ? 'modal.addTitle' : 'modal.editTitle')}
      submitLabel={t(variable === null ? 'add' : 'common:action.save')}
      reason={reason}
      busy={save.isPending}
      dirty={isDirty}
      error={save.error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('modal.name')}
        description={t('modal.nameHelp')}
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {isKept ? (
        <Group mt="sm" gap={8}>
          <span>{t('modal.kept')}</span>
          <Button variant="default" size="xs" onClick={() => setText('')}>
            {t('modal.replace')}
          </Button>
        </Group>
      ) : (
        <Textarea
          label={t(encrypt ? 'modal.secret' : 'modal.value')}
          description={encrypt ? undefined : t('modal.valueHelp')}
          mt="sm"
          autosize
          minRows={2}
          maxRows={12}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Switch
        mt="md"
        label={t('modal.encrypt')}
        description={t('modal.encryptHelp')}
        checked={encrypt}
        onChange={(event) => setEncrypt(event.currentTarget.checked)}
      />
    </FormModal>
  );
}
