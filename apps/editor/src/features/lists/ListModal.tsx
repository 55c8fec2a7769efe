import type { ContactList } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/FormModal';
import { useSaveList } from './lists.api';

interface ListModalProps {
  /** Null makes a new list. */
  readonly list: ContactList | null;
  readonly onClose: () => void;
  readonly onSaved: (list: ContactList) => void;
}

/** Name and description of a list. */
export function ListModal({ list, onClose, onSaved }: ListModalProps) {
  const { t } = useTranslation(['lists', 'common']);
  const [name, setName] = useState(list?.name ?? '');
  const [description, setDescription] = useState(list?.description ?? '');
  const save = useSaveList();
  const isDirty = name !== (list?.name ?? '') || description !== (list?.description ?? '');
  const reason =
    name.trim() === ''
      ? t('modal.nameMissing')
      : list !== null && !isDirty
        ? t('modal.unchanged')
        : null;
  const handleSubmit = () => {
    save.mutate(
      { id: list?.id ?? null, body: { name: name.trim(), description } },
      { onSuccess: onSaved },
    );
  };
  return (
    <FormModal
      title={t(list === null ? 'modal.addTitle' : 'modal.editTitle')}
      submitLabel={t(list === null ? 'add' : 'common:action.save')}
      reason={reason}
      busy={save.isPending}
      dirty={isDirty}
      error={save.error}
      onSubmit={handleSubmit}
      onClose={onClose}
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
    </FormModal>
  );
}
