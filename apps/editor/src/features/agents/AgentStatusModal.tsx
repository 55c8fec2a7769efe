import { AgentStatus, type Agent } from '@hookline/contracts';
import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useChangeStatus } from './agents.api';

interface AgentStatusModalProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** Sends an agent online, on pause or away; flows hear of it. */
export function AgentStatusModal({ agent, onClose }: AgentStatusModalProps) {
  useReturnFocus();
  const { t } = useTranslation(['agents', 'common']);
  const [status, setStatus] = useState(agent.status);
  const [payload, setPayload] = useState(agent.status_comment);
  const change = useChangeStatus();
  const unchanged = status === agent.status && payload.trim() === agent.status_comment;
  const handleStatus = (value: string | null) => {
    const chosen = AgentStatus.safeParse(value);
    if (!chosen.success) return;
    setStatus(chosen.data);
    // The cause belongs to the status it was given for.
    setPayload(chosen.data === agent.status ? agent.status_comment : '');
  };
  const handleSubmit = () => {
    if (unchanged || change.isPending) return;
    change.mutate({ id: agent.id, body: { status, payload } }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('status.title', { name: agent.name })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          handleSubmit();
        }}
      >
        <Select
          label={t('column.status')}
          allowDeselect={false}
          data-autofocus
          data={AgentStatus.options.map((value) => ({ value, label: t(`common:status.${value}`) }))}
          value={status}
          onChange={handleStatus}
        />
        <TextInput
          label={t('status.cause')}
          mt="sm"
          maxLength={200}
          value={payload}
          onChange={(event) => setPayload(event.currentTarget.value)}
        />
        {change.error && <ProblemNote>{problemMessage(change.error)}</ProblemNote>}
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ReasonButton
            type="submit"
            loading={change.isPending}
            reason={unchanged ? t('modal.reason.unchanged') : null}
          >
            {t('status.change')}
          </ReasonButton>
        </Group>
      </form>
    </Modal>
  );
}
