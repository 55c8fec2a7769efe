import { domainVariableName, type DomainVariable } from '@hookline/contracts';
import { Button, Group, Modal, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { valueOf, valueText } from './variable-value';
import { useSaveVariable } from './variables.api';

interface VariableModalProps {
  /** Null makes a new variable. */
  readonly variable: DomainVariable | null;
  readonly onClose: () => void;
}

/** Name and value of a variable. An encrypted value is never shown: it can only be replaced. */
export function VariableModal({ variable, onClose }: VariableModalProps) {
  useReturnFocus();
  const { t } = useTranslation(['variables', 'common']);
  const wasSecret = variable?.encrypt ?? false;
  const [name, setName] = useState(variable?.name ?? '');
  const [encrypt, setEncrypt] = useState(wasSecret);
  const shown = variable && !wasSecret ? valueText(variable.value) : '';
  // Null: the kept value stays.
  const [text, setText] = useState<string | null>(wasSecret ? null : shown);
  const save = useSaveVariable();
  const isKept = text === null;
  const unchanged =
    variable !== null &&
    name === variable.name &&
    encrypt === wasSecret &&
    (isKept || (!wasSecret && text === shown));
  const reason = reasonAgainst();

  function reasonAgainst(): string | null {
    if (name.trim() === '') return t('modal.nameMissing');
    if (!domainVariableName.safeParse(name).success) return t('modal.nameWrong');
    if (wasSecret && !encrypt && isKept) return t('modal.valueNeeded');
    return unchanged ? t('modal.unchanged') : null;
  }

  const handleSubmit = () => {
    if (reason !== null || save.isPending) return;
    const value = isKept ? undefined : encrypt ? text : valueOf(text);
    save.mutate(
      { id: variable?.id ?? null, body: { name: name.trim(), encrypt, value } },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(variable === null ? 'modal.addTitle' : 'modal.editTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          handleSubmit();
        }}
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
        {save.error && <ProblemNote>{problemMessage(save.error)}</ProblemNote>}
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ReasonButton type="submit" loading={save.isPending} reason={reason}>
            {t(variable === null ? 'add' : 'common:action.save')}
          </ReasonButton>
        </Group>
      </form>
    </Modal>
  );
}
