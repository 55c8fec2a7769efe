import { AgentStatus, type Agent } from '@hookline/contracts';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/FormModal';
import { useChangeStatus } from './agents.api';

interface AgentStatusModalProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** Sends an agent online, on pause or away; flows hear of it. */
export function AgentStatusModal({ agent, onClose }: AgentStatusModalProps) {
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
    change.mutate({ id: agent.id, body: { status, payload } }, { onSuccess: onClose });
  };
  return (
    <FormModal
      title={t('status.title', { name: agent.name })}
      submitLabel={t('status.change')}
      reason={unchanged ? t('modal.reason.unchanged') : null}
      busy={change.isPending}
      dirty={!unchanged}
      error={change.error}
      onSubmit={handleSubmit}
      onClose={onClose}
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
    </FormModal>
  );
}
