import type { ContactList } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changedFields } from '../../ui/form-values';
import { FormModal } from '../../ui/FormModal';
import { useDialogForm } from '../../ui/useDialogForm';
import { useSaveList, useStoredList } from './lists.api';

interface ListModalProps {
  /** Null makes a new list. */
  readonly list: ContactList | null;
  readonly onClose: () => void;
  readonly onSaved: (list: ContactList) => void;
}

const toListForm = (list: ContactList | null) => ({
  name: list?.name ?? '',
  description: list?.description ?? '',
});

/** Name and description of a list. */
export function ListModal({ list, onClose, onSaved }: ListModalProps) {
  const { t } = useTranslation(['lists', 'common']);
  const editor = useDialogForm({ stored: useStoredList(list), toForm: toListForm, onSaved });
  const { form, base, object, isDirty, change } = editor;
  const save = useSaveList();
  const reason =
    form.name.trim() === ''
      ? t('modal.nameMissing')
      : object !== null && !isDirty
        ? t('modal.unchanged')
        : null;
  const handleSubmit = () => {
    const body = { ...form, name: form.name.trim() };
    save.mutate(
      object === null ? { id: null, body } : { id: object.id, body: changedFields(body, base) },
      { onSuccess: editor.send() },
    );
  };
  return (
    <FormModal
      title={t(object === null ? 'modal.addTitle' : 'modal.editTitle')}
      submitLabel={t(object === null ? 'add' : 'common:action.save')}
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
        required
        maxLength={50}
        data-autofocus
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('modal.description')}
        mt="sm"
        maxLength={500}
        value={form.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
    </FormModal>
  );
}
