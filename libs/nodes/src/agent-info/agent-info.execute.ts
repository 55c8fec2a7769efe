import { exit, type Exit, type NodeContext, type ReadPorts } from '@hookline/engine';
import { toAgentRef } from '../params/agent-ref';
import { variablesOfFields } from '../params/field-map';
import { agentFields } from './agent-fields';
import type { AgentInfoParams } from './agent-info.params';

/** Leaves by `found` with the agent, or by `missing`, which sets no variable. */
export async function executeAgentInfo(
  params: AgentInfoParams,
  context: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const agent = await context.ports.agents.find(context.run.domainId, toAgentRef(params));
  if (!agent) return exit('missing', { found: false });
  const fields = agentFields(agent);
  const variables = variablesOfFields(params.set, fields, context);
  return exit('found', { found: true, ...fields }, { variables });
}
