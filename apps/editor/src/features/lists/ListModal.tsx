import type { ContactList } from '@hookline/contracts';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useSaveList } from './lists.api';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface ListModalProps {
  /** Null makes a new list. */
  readonly list: ContactList | null;
  readonly onClose: () => void;
  readonly onSaved: (list: ContactList) => void;
}

/** Name and description of a list. */
export function ListModal({ list, onClose, onSaved }: ListModalProps) {
  useReturnFocus();
  const { t } = useTranslation(['lists', 'common']);
  const [name, setName] = useState(list?.name ?? '');
  const [description, setDescription] = useState(list?.description ?? '');
  const save = useSaveList();
  const unchanged = list !== null && name === list.name && description === list.description;
  const reason =
    name.trim() === '' ? t('modal.nameMissing') : unchanged ? t('modal.unchanged') : null;
  const handleSubmit = () => {
    if (reason !== null || save.isPending) return;
    save.mutate(
      { id: list?.id ?? null, body: { name: name.trim(), description } },
      { onSuccess: onSaved },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(list === null ? 'modal.addTitle' : 'modal.editTitle')}
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
          required
          maxLength={50}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('modal.description')}
          mt="sm"
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {save.error && <ProblemNote>{problemMessage(save.error)}</ProblemNote>}
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ReasonButton type="submit" loading={save.isPending} reason={reason}>
            {t(list === null ? 'add' : 'common:action.save')}
          </ReasonButton>
        </Group>
      </form>
    </Modal>
  );
}
