import type { Exit, RemoteNodeContext } from '@hookline/engine';
import type { NotifyAgentParams } from './notify-agent.params';
import { tellAgents } from './tell-agents';

/** Shows a message on the desks of agents; see `tellAgents` for how it leaves and fails. */
export function executeNotifyAgent(
  params: NotifyAgentParams,
  context: RemoteNodeContext,
): Promise<Exit> {
  const { message, level, seconds } = params;
  return tellAgents({ kind: 'message', level, message, url: null, seconds }, params, context);
}
