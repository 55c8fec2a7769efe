import type { QueueEventName } from './queue-event-name';

export const queueChannels = ['call', 'chat', 'task', 'im'] as const;
export type QueueChannel = (typeof queueChannels)[number];

/** A kind of queue, by Webitel's number. */
export interface QueueType {
  readonly id: number;
  readonly name: string;
  readonly channel: QueueChannel;
  /** Works through members (tasks with communications) rather than waiting for contacts. */
  readonly members: boolean;
  /** An agent takes part. Outbound IVR and outbound jobs run without one. */
  readonly agents: boolean;
  /** What Webitel itself sends for it (webitel.md 2). We accept all eight anyway (decision 27). */
  readonly upstreamEvents: readonly QueueEventName[];
}

const waiting = ['joined', 'offering', 'bridged', 'missed', 'processing', 'leaving'] as const;
const accepting = ['offering', 'active', 'bridged', 'missed', 'processing', 'leaving'] as const;
const dialling = ['offering', 'bridged', 'missed', 'processing', 'leaving'] as const;

export const queueTypes: readonly QueueType[] = [
  {
    id: 0,
    name: 'Offline queue',
    channel: 'call',
    members: true,
    agents: true,
    upstreamEvents: accepting,
  },
  {
    id: 1,
    name: 'Inbound queue',
    channel: 'call',
    members: false,
    agents: true,
    upstreamEvents: waiting,
  },
  {
    id: 2,
    name: 'Outbound IVR',
    channel: 'call',
    members: true,
    agents: false,
    upstreamEvents: ['joined', 'offering', 'bridged', 'leaving'],
  },
  {
    id: 3,
    name: 'Preview dialer',
    channel: 'call',
    members: true,
    agents: true,
    upstreamEvents: accepting,
  },
  {
    id: 4,
    name: 'Progressive dialer',
    channel: 'call',
    members: true,
    agents: true,
    upstreamEvents: dialling,
  },
  {
    id: 5,
    name: 'Predictive dialer',
    channel: 'call',
    members: true,
    agents: true,
    upstreamEvents: dialling,
  },
  {
    id: 6,
    name: 'Chat inbound',
    channel: 'chat',
    members: false,
    agents: true,
    upstreamEvents: waiting,
  },
  {
    id: 7,
    name: 'Inbound job',
    channel: 'task',
    members: true,
    agents: true,
    upstreamEvents: dialling,
  },
  {
    id: 8,
    name: 'Outbound job',
    channel: 'task',
    members: true,
    agents: false,
    upstreamEvents: ['joined', 'bridged', 'leaving'],
  },
  { id: 9, name: 'IM chat', channel: 'im', members: true, agents: true, upstreamEvents: waiting },
];

/** The queue type with this number, or null when Webitel has none. */
export function findQueueType(id: number): QueueType | null {
  return queueTypes.find((type) => type.id === id) ?? null;
}

/** Numbers of the queue types a condition holds for; presence tables are written with it. */
export function queueTypeIdsWhere(fits: (type: QueueType) => boolean): readonly number[] {
  return queueTypes.filter(fits).map((type) => type.id);
}
