/** Which agent: the part that agent-info and agent-update share. */
import type { JsonObject } from '@hookline/contracts';
import { agentKeys, textOf, type AgentRef, type ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from './text';

export const agentRefShape = {
  by: text(z.enum(agentKeys))
    .default('id')
    .meta({
      label: 'Agent by',
      help: 'The user id is that of the user behind the agent.',
      language: 'literal',
    } satisfies ParamMeta),
  agentId: text(z.string().trim().max(100))
    .default('')
    .meta({
      label: 'Agent',
      placeholder: '${agent_id}',
      widget: 'agent-picker',
      showWhen: { param: 'by', is: ['id'] },
    } satisfies ParamMeta),
  value: text(z.string().trim().max(200))
    .default('')
    .meta({
      label: 'Which is',
      placeholder: '${agent_extension}',
      names: { agentBy: 'by' },
      showWhen: { param: 'by', is: ['name', 'extension', 'userId'] },
    } satisfies ParamMeta),
};

export const AgentRefParams = z.object(agentRefShape);
export type AgentRefParams = z.output<typeof AgentRefParams>;

/** Whether the params name anybody. */
export function namesAgent(params: AgentRefParams): boolean {
  return toAgentRef(params).value !== '';
}

/** The complaint when they do not. */
export const namesNoAgent = { path: ['agentId'], message: 'say which agent' };

export function toAgentRef({ by, agentId, value }: AgentRefParams): AgentRef {
  return { by, value: by === 'id' ? agentId : value };
}

/** The agent on a card. Params may hold templates. */
export function agentInWords(params: JsonObject): string {
  const by = textOf(params['by']) || 'id';
  return textOf(by === 'id' ? params['agentId'] : params['value']);
}
