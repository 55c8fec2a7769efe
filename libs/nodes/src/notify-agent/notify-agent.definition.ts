import { textOf, type RemoteNodeType } from '@hookline/engine';
import { effectOutlets } from '../outlets';
import { executeNotifyAgent } from './notify-agent.execute';
import { NotifyAgentParams } from './notify-agent.params';

export const notifyAgent: RemoteNodeType<typeof NotifyAgentParams> = {
  type: 'notify-agent',
  version: 1,
  kind: 'remote',
  asks: 'agentDesk',
  label: 'Notify agent',
  description: 'Shows a message on the desk of one or several agents.',
  help: [
    'A desk that is open gets the message at once; one that is not finds it when it connects. The last hundred messages of an agent are kept.',
    'Without recipients the agent of the event is meant. A *failure* when nobody is found.',
  ].join('\n\n'),
  category: 'message',
  icon: 'bell',
  synonyms: ['notification', 'message', 'popup', 'desktop', 'alert', 'tell'],
  params: NotifyAgentParams,
  outlets: () => effectOutlets,
  summary: (params) => textOf(params['message']),
  outputs: { agent_ids: 'Whom it reached.' },
  settings: ['retry', 'disabled'],
  timeoutMs: 10_000,
  // Kept under the key of the step, so a repeat tells nobody a second time.
  repeatable: () => true,
  execute: executeNotifyAgent,
};
