/** Whom a notice is for; notify-agent and open-link share it. */
import type { JsonValue } from '@hookline/contracts';
import type { NodeContext, ParamMeta } from '@hookline/engine';
import { idList } from '../params/id-list';

/** The params that name recipients; their order is that of the form. */
export const recipientParams = {
  agentIds: idList()
    .default([])
    .meta({
      label: 'Agents',
      placeholder: '${agent_id}',
      help: 'Ids of agents. Nobody here and no users: the agent of the event.',
      widget: 'text',
      names: 'agent',
    } satisfies ParamMeta),
  userIds: idList()
    .default([])
    .meta({
      label: 'Users',
      placeholder: '${user_id}',
      help: 'Ids of users of the contact centre; their agents are meant.',
      widget: 'text',
      advanced: true,
    } satisfies ParamMeta),
};

export interface Recipients {
  readonly agentIds: readonly string[];
  readonly userIds: readonly string[];
}

/** Those the params name, else the agent of the event, else its user. Empty when it has neither. */
export function recipientsOf(
  params: Recipients,
  { scope }: Pick<NodeContext, 'scope'>,
): Recipients {
  const { agentIds, userIds } = params;
  if (agentIds.length > 0 || userIds.length > 0) return { agentIds, userIds };
  const agent = idIn(scope.lookup('agent_id'));
  if (agent !== null) return { agentIds: [agent], userIds: [] };
  const user = idIn(scope.lookup('user_id'));
  return { agentIds: [], userIds: user === null ? [] : [user] };
}

function idIn(value: JsonValue | undefined): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,18}$/.test(text) ? text : null;
}
