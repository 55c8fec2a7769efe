import type { Agent } from '@hookline/contracts';
import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
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
  useReturnFocus();
  const { t } = useTranslation(['agents', 'common']);
  const [form, setForm] = useState(agent === null ? newAgentForm : toAgentForm(agent));
  const teams = useTeams();
  const save = useSaveAgent();
  const reason = agentFormReason(form, agent);
  const change = (part: Partial<AgentForm>) => setForm({ ...form, ...part });
  const handleSubmit = () => {
    if (reason !== null || save.isPending) return;
    save.mutate({ id: agent?.id ?? null, body: fromAgentForm(form) }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(agent === null ? 'modal.addTitle' : 'modal.editTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          handleSubmit();
        }}
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
        {save.error && <ProblemNote>{problemMessage(save.error)}</ProblemNote>}
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <ReasonButton
            type="submit"
            loading={save.isPending}
            reason={reason && t(`modal.reason.${reason}`)}
          >
            {t(agent === null ? 'add' : 'common:action.save')}
          </ReasonButton>
        </Group>
      </form>
    </Modal>
  );
}
