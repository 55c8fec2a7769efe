import { emptyFlowGraph } from '@hookline/contracts';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useCreateFlowSchema } from './flow-schemas.api';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface NewSchemaModalProps {
  readonly onClose: () => void;
  readonly onCreated: (schemaId: string) => void;
}

/** A name is all it takes; the rest happens on the canvas. */
export function NewSchemaModal({ onClose, onCreated }: NewSchemaModalProps) {
  useReturnFocus();
  const { t } = useTranslation(['flow-schemas', 'common']);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useCreateFlowSchema();
  const reason = name.trim() === '' ? t('new.nameMissing') : null;
  const handleSubmit = () => {
    if (reason !== null || create.isPending) return;
    create.mutate(
      { name: name.trim(), description, type: 'service', graph: emptyFlowGraph() },
      { onSuccess: ({ id }) => onCreated(id) },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('new.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          handleSubmit();
        }}
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
        {create.error && <ProblemNote>{problemMessage(create.error)}</ProblemNote>}
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ReasonButton type="submit" loading={create.isPending} reason={reason}>
            {t('new.action')}
          </ReasonButton>
        </Group>
      </form>
    </Modal>
  );
}
