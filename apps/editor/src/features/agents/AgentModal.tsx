import type { Agent } from '@hookline/contracts';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { FormModal } from '../../ui/FormModal';
import {
  agentFormReason,
  fromAgentForm,
  newAgentForm,
  toAgentForm,
  type AgentForm,
} from './agent-form';
import { useSaveAgent, useTeams } from './agents.api';

interface AgentModalProps {
  /** Null makes a new agent. */
  readonly agent: Agent | null;
  readonly onClose: () => void;
}

/** Who an agent is; the status has a dialog of its own. */
export function AgentModal({ agent, onClose }: AgentModalProps) {
  const { t } = useTranslation(['agents', 'common']);
  const [initial] = useState(agent === null ? newAgentForm : toAgentForm(agent));
  const [form, setForm] = useState(initial);
  const teams = useTeams();
  const save = useSaveAgent();
  const reason = agentFormReason(form, agent);
  const change = (part: Partial<AgentForm>) => setForm({ ...form, ...part });
  const handleSubmit = () => {
    save.mutate({ id: agent?.id ?? null, body: fromAgentForm(form) }, { onSuccess: onClose });
  };
  return (
    <FormModal
      title={t(agent === null ? 'modal.addTitle' : 'modal.editTitle')}
      submitLabel={t(agent === null ? 'add' : 'common:action.save')}
      reason={reason && t(`modal.reason.${reason}`)}
      busy={save.isPending}
      dirty={JSON.stringify(form) !== JSON.stringify(initial)}
      error={save.error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={t('column.name')}
        required
        maxLength={250}
        data-autofocus
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('modal.user')}
        description={t('modal.userHelp')}
        required
        mt="sm"
        maxLength={18}
        inputMode="numeric"
        value={form.userId}
        onChange={(event) => change({ userId: event.currentTarget.value })}
      />
      <TextInput
        label={t('column.extension')}
        mt="sm"
        maxLength={50}
        value={form.extension}
        onChange={(event) => change({ extension: event.currentTarget.value })}
      />
      <TextInput
        label={t('column.email')}
        type="email"
        mt="sm"
        maxLength={250}
        value={form.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <Select
        label={t('column.team')}
        mt="sm"
        clearable
        searchable
        placeholder={t('modal.noTeam')}
        data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={form.teamId}
        error={teams.error === null ? null : problemMessage(teams.error)}
        onChange={(teamId) => change({ teamId })}
      />
    </FormModal>
  );
}
