import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { AgentInfo } from '@hookline/engine';

/** What an agent is described by, by Webitel's names (`userInfo`) where it has one. */
const agentFieldReaders: Readonly<Record<string, (agent: AgentInfo) => JsonValue>> = {
  agent_id: (agent) => agent.id,
  user_id: (agent) => agent.userId,
  name: (agent) => agent.name,
  extension: (agent) => agent.extension,
  email: (agent) => agent.email,
  agent_status: (agent) => agent.status,
  status_payload: (agent) => agent.statusPayload,
  status_since: (agent) => agent.statusSince,
  team_id: (agent) => agent.team?.id ?? null,
  team_name: (agent) => agent.team?.name ?? null,
  active_calls: (agent) => callsOf(agent).length,
  bridged_calls: (agent) => callsOf(agent).filter(({ state }) => state === 'bridged').length,
};

export const agentFieldNames: readonly string[] = Object.keys(agentFieldReaders);

/** The fields of an agent by name, with what keeps them busy under `channels`. */
export function agentFields(agent: AgentInfo): JsonObject {
  const fields = Object.entries(agentFieldReaders).map(([name, read]) => [name, read(agent)]);
  const channels = agent.channels.map(({ channel, state, queueId, key }) => ({
    channel,
    state,
    queue_id: queueId,
    key,
  }));
  return { ...Object.fromEntries(fields), channels };
}

function callsOf({ channels }: AgentInfo): AgentInfo['channels'] {
  return channels.filter(({ channel }) => channel === 'call');
}
