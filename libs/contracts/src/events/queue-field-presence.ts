/**
 * When a queue event carries which kind of variable. Rules behind the lines:
 *
 * 1. A member that expired unserved leaves with a handful of values only, so in the `leaving`
 *    event of member queues nothing about the attempt is certain.
 * 2. Outbound IVR (2) and outbound jobs (8) have no agent.
 * 3. Values of a talk may be there before `bridged` when the contact was transferred, so they
 *    are `sometimes` there and `never` only in `joined`.
 */
import type { PresenceRule } from './event-field';
import { queueEventNames } from './queue-event-name';
import { queueTypeIdsWhere } from './queue-type';

export const memberQueues = queueTypeIdsWhere((type) => type.members);
export const contactQueues = queueTypeIdsWhere((type) => !type.members);
export const agentQueues = queueTypeIdsWhere((type) => type.agents);
export const callQueues = queueTypeIdsWhere((type) => type.channel === 'call');
export const diallingQueues = queueTypeIdsWhere((type) => type.channel === 'call' && type.members);
/** Queues that pick the agent before they dial: preview, progressive and offline. */
export const reservingQueues: readonly number[] = [0, 3, 4];
/** Agent legs exist for calls and chats, not for tasks and IM. */
export const agentLegQueues = queueTypeIdsWhere(
  (type) => type.agents && (type.channel === 'call' || type.channel === 'chat'),
);
export const memberLegQueues = queueTypeIdsWhere((type) => type.channel !== 'task');
export const withAgent = ['offering', 'answered', 'active', 'bridged', 'missed', 'processing'];
export const accepted = ['answered', 'active', 'bridged', 'processing'];
export const afterJoined = queueEventNames.filter((name) => name !== 'joined');

export const always: readonly PresenceRule[] = [{ presence: 'always' }];
export const sometimes: readonly PresenceRule[] = [{ presence: 'sometimes' }];
/** Certain but for rule 1. */
export const ofAttempt: readonly PresenceRule[] = [
  { events: ['leaving'], queueTypes: memberQueues, presence: 'sometimes' },
  { presence: 'always' },
];
export const ofAgent: readonly PresenceRule[] = [
  { events: ['joined'], queueTypes: reservingQueues, presence: 'sometimes' },
  { events: withAgent, queueTypes: agentQueues, presence: 'always' },
  { events: ['leaving'], queueTypes: agentQueues, presence: 'sometimes' },
];
export const ofDialledCall: readonly PresenceRule[] = [
  { events: afterJoined, queueTypes: diallingQueues, presence: 'sometimes' },
];
export const ofHangup: readonly PresenceRule[] = [
  { events: ['processing'], queueTypes: callQueues, presence: 'always' },
  { events: ['missed', 'leaving'], queueTypes: callQueues, presence: 'sometimes' },
];
export const ofTalk: readonly PresenceRule[] = [
  { events: ['processing'], queueTypes: callQueues, presence: 'always' },
  { events: afterJoined, queueTypes: callQueues, presence: 'sometimes' },
];
