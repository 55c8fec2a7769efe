import type { Agent } from '@hookline/contracts';
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { FormModal } from '../../ui/FormModal';
import { useDialogForm } from '../../ui/useDialogForm';
import { agentFormReason, fromAgentForm, isSameAgentForm, toAgentForm } from './agent-form';
import { useSaveAgent, useStoredAgent, useTeams } from './agents.api';

interface AgentModalProps {
  /** Null makes a new agent. */
  readonly agent: Agent | null;
  readonly onClose: () => void;
}

/** Who an agent is; the status has a dialog of its own. */
export function AgentModal({ agent, onClose }: AgentModalProps) {
  const { t } = useTranslation(['agents', 'common']);
  const editor = useDialogForm({
    stored: useStoredAgent(agent),
    toForm: toAgentForm,
    isSame: isSameAgentForm,
    onSaved: onClose,
  });
  const { form, object, change } = editor;
  const base = object === null ? null : editor.base;
  const teams = useTeams();
  const save = useSaveAgent();
  const reason = agentFormReason(form, base);
  const handleSubmit = () => {
    save.mutate(
      { id: object?.id ?? null, body: fromAgentForm(form, base) },
      { onSuccess: editor.send() },
    );
  };
  return (
    <FormModal
      title={t(object === null ? 'modal.addTitle' : 'modal.editTitle')}
      submitLabel={t(object === null ? 'add' : 'common:action.save')}
      reason={reason && t(`modal.reason.${reason}`)}
      busy={save.isPending}
      dirty={editor.isDirty}
      error={save.error}
      onTakeOver={editor.isOvertaken ? editor.discard : null}
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
