import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { agentInWords } from '../params/agent-ref';
import { requestAgentUpdate } from './agent-update.execute';
import { AgentUpdateParams } from './agent-update.params';

export const agentUpdate: LocalNodeType<typeof AgentUpdateParams> = {
  type: 'agent-update',
  version: 1,
  kind: 'local',
  label: 'Set agent status',
  description: 'Sends an agent online, offline, on pause or on a break.',
  help: [
    'An agent that has the status already is a success that changed nothing. An agent that does not exist is a *failure*.',
    'A change is an event of its own: `agent.status`.',
  ].join('\n\n'),
  category: 'centre',
  icon: 'user-check',
  synonyms: ['pause', 'online', 'offline', 'break', 'operator', 'status'],
  params: AgentUpdateParams,
  outlets: () => effectOutlets,
  summary: (params) => `${agentInWords(params)} → ${textOf(params['status'])}`,
  outputs: {
    agent_id: 'Id of the agent; also `agent_name`.',
    status: 'The status from now on.',
    previous_status: 'The status until now.',
    changed: '1 when something changed, else 0.',
  },
  causesEvents: () => ['agent.status'],
  settings: ['disabled'],
  request: requestAgentUpdate,
  conclude: concludeEffect,
};
