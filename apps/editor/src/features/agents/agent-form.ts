import type { Agent } from '@hookline/contracts';
import { changedFields, isSameValue } from '../../ui/form-values';
import type { AgentChange } from './agents.api';

/** What a person writes about an agent. */
export interface AgentForm {
  readonly name: string;
  readonly extension: string;
  readonly email: string;
  /** Id of the user in the contact centre. */
  readonly userId: string;
  readonly teamId: string | null;
}

const newAgentForm: AgentForm = {
  name: '',
  extension: '',
  email: '',
  userId: '',
  teamId: null,
};

/** @param agent null for a new one */
export function toAgentForm(agent: Agent | null): AgentForm {
  if (agent === null) return newAgentForm;
  return {
    name: agent.name,
    extension: agent.extension,
    email: agent.email,
    userId: agent.user.id,
    teamId: agent.team?.id ?? null,
  };
}

/**
 * The body of a request.
 * @param base as the agent is stored, when one is changed: only what differs is sent
 */
export function fromAgentForm(form: AgentForm, base: AgentForm | null): AgentChange {
  return base === null ? toBody(form) : changedFields(toBody(form), toBody(base));
}

/** Whether both would be stored as the same. */
export function isSameAgentForm(one: AgentForm, other: AgentForm): boolean {
  return isSameValue(toBody(one), toBody(other));
}

function toBody(form: AgentForm): AgentChange {
  return {
    name: form.name.trim(),
    extension: form.extension.trim(),
    email: form.email.trim(),
    user: { id: form.userId.trim() },
    team: form.teamId === null ? null : { id: form.teamId },
  };
}

export type AgentFormReason = 'name' | 'user' | 'unchanged';

/** Why the form cannot be saved; null when it can. `base` is null for a new one. */
export function agentFormReason(form: AgentForm, base: AgentForm | null): AgentFormReason | null {
  if (form.name.trim() === '') return 'name';
  if (!/^\d{1,18}$/.test(form.userId.trim())) return 'user';
  return base !== null && isSameAgentForm(form, base) ? 'unchanged' : null;
}
