import type { ReadNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { agentInWords } from '../params/agent-ref';
import { mappedVariables } from '../params/field-map';
import { executeAgentInfo } from './agent-info.execute';
import { AgentInfoParams } from './agent-info.params';

export const agentInfo: ReadNodeType<typeof AgentInfoParams> = {
  type: 'agent-info',
  version: 1,
  kind: 'read',
  label: 'Agent info',
  description: 'Reads who an agent is, their status and what keeps them busy.',
  help: [
    'Of several agents with one name or extension, the one added first is taken. When there is none, the run leaves by *Not found* and sets no variable.',
    'Calls are counted from the events of the queues of the agent’s team in the last two hours, and may be two seconds old.',
  ].join('\n\n'),
  category: 'centre',
  icon: 'user-search',
  synonyms: ['userInfo', 'agent status', 'operator', 'extension', 'team', 'dnd'],
  params: AgentInfoParams,
  outlets: () => [
    { name: 'found', label: 'Found' },
    { name: 'missing', label: 'Not found' },
    failureOutlet,
  ],
  summary: (params) => `Agent ${agentInWords(params)}`.trim(),
  setsVariables: mappedVariables,
  outputs: {
    found: 'Whether there is such an agent.',
    agent_id: 'Id of the agent; the other fields by their names.',
    agent_status: 'online, offline, pause or break_out.',
    channels: 'Contacts the agent is busy with: channel, state, queue_id, key.',
  },
  settings: ['disabled'],
  execute: executeAgentInfo,
};
