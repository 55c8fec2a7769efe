import {
  exit,
  NodeFailure,
  type AgentNotice,
  type Exit,
  type RemoteNodeContext,
} from '@hookline/engine';
import { recipientsOf, type Recipients } from './recipients';

type Told = Pick<AgentNotice, 'kind' | 'level' | 'message' | 'url' | 'seconds'>;

/**
 * Tells the recipients and leaves by `success` with whom it reached. Throws `NodeFailure`:
 * `agent.none` when nobody is named, `agent.missing` when those named are no agents.
 */
export async function tellAgents(
  told: Told,
  params: Recipients,
  context: RemoteNodeContext,
): Promise<Exit> {
  const recipients = recipientsOf(params, context);
  const named = [...recipients.agentIds, ...recipients.userIds];
  if (named.length === 0) {
    throw new NodeFailure('agent.none', 'Nobody is named, and the event has no agent.');
  }
  const agents = await context.ports.agentDesk.deliver({
    ...told,
    ...recipients,
    domainId: context.run.domainId,
    key: context.idempotencyKey,
  });
  if (agents.length === 0) {
    throw new NodeFailure('agent.missing', `There is no agent of ${named.join(', ')}.`);
  }
  return exit('success', { agent_ids: agents });
}
