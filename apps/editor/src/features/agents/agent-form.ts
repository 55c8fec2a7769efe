import type { Agent, AgentInput } from '@hookline/contracts';
import type { z } from 'zod';

/** What a person writes about an agent. */
export interface AgentForm {
  readonly name: string;
  readonly extension: string;
  readonly email: string;
  /** Id of the user in the contact centre. */
  readonly userId: string;
  readonly teamId: string | null;
}

export const newAgentForm: AgentForm = {
  name: '',
  extension: '',
  email: '',
  userId: '',
  teamId: null,
};

export function toAgentForm(agent: Agent): AgentForm {
  return {
    name: agent.name,
    extension: agent.extension,
    email: agent.email,
    userId: agent.user.id,
    teamId: agent.team?.id ?? null,
  };
}

/** The body of a request. */
export function fromAgentForm(form: AgentForm): z.input<typeof AgentInput> {
  return {
    name: form.name.trim(),
    extension: form.extension.trim(),
    email: form.email.trim(),
    user: { id: form.userId.trim() },
    team: form.teamId === null ? null : { id: form.teamId },
  };
}

export type AgentFormReason = 'name' | 'user' | 'unchanged';

/** Why the form cannot be saved; null when it can. `agent` is null for a new one. */
export function agentFormReason(form: AgentForm, agent: Agent | null): AgentFormReason | null {
  if (form.name.trim() === '') return 'name';
  if (!/^\d{1,18}$/.test(form.userId.trim())) return 'user';
  if (agent === null) return null;
  const before = JSON.stringify(fromAgentForm(toAgentForm(agent)));
  return before === JSON.stringify(fromAgentForm(form)) ? 'unchanged' : null;
}
