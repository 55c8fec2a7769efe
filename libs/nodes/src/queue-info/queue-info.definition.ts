import type { ReadNodeType } from '@hookline/engine';
import { effectOutlets } from '../outlets';
import { mappedVariables } from '../params/field-map';
import { refText } from '../params/ref-text';
import { executeQueueInfo } from './queue-info.execute';
import { QueueInfoParams } from './queue-info.params';

const questions: Readonly<Record<string, string>> = {
  agents: 'Agents of',
  metric: 'Metric of',
  wait: 'Expected wait in',
};

export const queueInfo: ReadNodeType<typeof QueueInfoParams> = {
  type: 'queue-info',
  version: 1,
  kind: 'read',
  label: 'Queue info',
  description: 'Reads how a queue is doing: contacts, agents, waiting times.',
  help: [
    'Contacts are counted from the events of the queue: one is *waiting* from its first event until it is bridged, and in the queue until it leaves. Contacts without an event for two hours are not counted. `size` counts open tasks as well.',
    '`agents` counts the team of the queue, or all agents when it has none; `waiting` are those online who are busy with no contact.',
    '`metric` and `wait` look at contacts that left within the minutes given; nobody left: the value is empty. Answers may be two seconds old. A queue that does not exist is a *failure*.',
  ].join('\n\n'),
  category: 'centre',
  icon: 'gauge',
  synonyms: [
    'getQueueInfo',
    'getQueueAgents',
    'getQueueMetrics',
    'ewt',
    'service level',
    'waiting',
    'statistics',
    'agents',
  ],
  params: QueueInfoParams,
  outlets: () => effectOutlets,
  summary: (params) => {
    const question = questions[String(params['ask'])] ?? 'State of';
    return `${question} ${refText(params, 'queue')}`.trim();
  },
  setsVariables: mappedVariables,
  outputs: {
    waiting: 'With `state`: contacts no agent has yet. With `agents`: agents that are free.',
    size: 'With `state`: contacts and open tasks.',
    count: 'With `agents`: all of the team; also `online`, `offline`, `pause`.',
    value: 'With `metric` and `wait`: seconds, or percent for the service level.',
  },
  settings: ['disabled'],
  execute: executeQueueInfo,
};
