import type { AgentUpdateEffect } from '@hookline/engine';
import { toAgentRef } from '../params/agent-ref';
import type { AgentUpdateParams } from './agent-update.params';

/** The new status. An agent that has it already is a success that changed nothing. */
export function requestAgentUpdate(params: AgentUpdateParams): AgentUpdateEffect {
  return {
    kind: 'agent-update',
    agent: toAgentRef(params),
    status: params.status,
    statusPayload: params.statusPayload,
  };
}
