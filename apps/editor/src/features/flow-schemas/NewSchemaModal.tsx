import { emptyFlowGraph } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/FormModal';
import { useCreateFlowSchema } from './flow-schemas.api';

interface NewSchemaModalProps {
  readonly onClose: () => void;
  readonly onCreated: (schemaId: string) => void;
}

/** A name is all it takes; the rest happens on the canvas. */
export function NewSchemaModal({ onClose, onCreated }: NewSchemaModalProps) {
  const { t } = useTranslation('flow-schemas');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useCreateFlowSchema();
  const reason = name.trim() === '' ? t('new.nameMissing') : null;
  const handleSubmit = () => {
    create.mutate(
      { name: name.trim(), description, type: 'service', graph: emptyFlowGraph() },
      { onSuccess: ({ id }) => onCreated(id) },
    );
  };
  return (
    <FormModal
      title={t('new.title')}
      submitLabel={t('new.action')}
      reason={reason}
      busy={create.isPending}
      dirty={name !== '' || description !== ''}
      error={create.error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('new.name')}
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('new.description')}
        mt="sm"
        maxLength={200}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
    </FormModal>
  );
}
