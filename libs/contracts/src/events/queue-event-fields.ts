/**
 * The variables of queue events: one table for forms, completion, checks, docs and simulator.
 * Source: webitel.md 2, features.md 0.2 item 8. Rules behind the presence lines:
 *
 * 1. A member that expired unserved leaves with a handful of values only, so in the `leaving`
 *    event of member queues nothing about the attempt is certain.
 * 2. Outbound IVR (2) and outbound jobs (8) have no agent.
 * 3. Values of a talk (`bridged_at`, second talk) may be there before `bridged` when the contact
 *    was transferred, so they are `sometimes` there and `never` only in `joined`.
 * 4. Ids are numbers by meaning; one beyond 2^53 keeps its digits as text (decision 14).
 */
import type { EventField, PresenceRule } from './event-field';
import { leavingResultValues } from './leaving-result';
import { queueEventNames } from './queue-event-name';
import { queueChannels, queueTypeIdsWhere } from './queue-type';

const memberQueues = queueTypeIdsWhere((type) => type.members);
const contactQueues = queueTypeIdsWhere((type) => !type.members);
const agentQueues = queueTypeIdsWhere((type) => type.agents);
const callQueues = queueTypeIdsWhere((type) => type.channel === 'call');
const diallingQueues = queueTypeIdsWhere((type) => type.channel === 'call' && type.members);
/** Queues that pick the agent before they dial: preview, progressive and offline. */
const reservingQueues: readonly number[] = [0, 3, 4];
/** Agent legs exist for calls and chats, not for tasks and IM. */
const agentLegQueues = queueTypeIdsWhere(
  (type) => type.agents && (type.channel === 'call' || type.channel === 'chat'),
);
const memberLegQueues = queueTypeIdsWhere((type) => type.channel !== 'task');
const withAgent = ['offering', 'answered', 'active', 'bridged', 'missed', 'processing'];
const accepted = ['answered', 'active', 'bridged', 'processing'];
const afterJoined = queueEventNames.filter((name) => name !== 'joined');

const always: readonly PresenceRule[] = [{ presence: 'always' }];
const sometimes: readonly PresenceRule[] = [{ presence: 'sometimes' }];
/** Certain but for rule 1. */
const ofAttempt: readonly PresenceRule[] = [
  { events: ['leaving'], queueTypes: memberQueues, presence: 'sometimes' },
  { presence: 'always' },
];
const ofAgent: readonly PresenceRule[] = [
  { events: ['joined'], queueTypes: reservingQueues, presence: 'sometimes' },
  { events: withAgent, queueTypes: agentQueues, presence: 'always' },
  { events: ['leaving'], queueTypes: agentQueues, presence: 'sometimes' },
];
const ofDialledCall: readonly PresenceRule[] = [
  { events: afterJoined, queueTypes: diallingQueues, presence: 'sometimes' },
];
const ofHangup: readonly PresenceRule[] = [
  { events: ['processing'], queueTypes: callQueues, presence: 'always' },
  { events: ['missed', 'leaving'], queueTypes: callQueues, presence: 'sometimes' },
];
const ofTalk: readonly PresenceRule[] = [
  { events: ['processing'], queueTypes: callQueues, presence: 'always' },
  { events: afterJoined, queueTypes: callQueues, presence: 'sometimes' },
];

const plain = { personal: false } as const;
const personal = { personal: true } as const;

export const queueEventFields: readonly EventField[] = [
  {
    ...plain,
    name: 'state',
    type: 'text',
    example: 'missed',
    values: queueEventNames,
    presence: always,
    description: 'The name of the event.',
  },
  {
    ...plain,
    name: 'channel',
    type: 'text',
    example: 'call',
    values: queueChannels,
    presence: ofAttempt,
    description: 'How the contact came: call, chat, task or IM.',
  },
  {
    ...plain,
    name: 'attempt_id',
    type: 'number',
    example: 90311,
    presence: ofAttempt,
    description: 'The attempt: one try to serve one contact in the queue. All its events share it.',
  },
  {
    ...plain,
    name: 'queue_id',
    type: 'number',
    example: 8,
    presence: always,
    description: 'The queue.',
  },
  {
    ...personal,
    name: 'destination',
    type: 'text',
    example: '380441112233',
    presence: ofAttempt,
    description: 'Number or address of the contact.',
  },
  {
    ...plain,
    name: 'destination_type',
    type: 'number',
    example: 1,
    presence: sometimes,
    description: 'Communication type of the destination, by id.',
  },
  {
    ...personal,
    name: 'destination_description',
    type: 'text',
    example: 'mobile, after six',
    presence: sometimes,
    description: 'Note kept with the destination.',
  },
  {
    ...plain,
    name: 'destination_seq',
    type: 'number',
    example: 1,
    presence: ofAttempt,
    description: 'Which try on this destination it is, from 1.',
  },
  {
    ...plain,
    name: 'communication_id',
    type: 'number',
    example: 0,
    presence: [{ queueTypes: memberQueues, presence: 'sometimes' }],
    description: 'Place of the destination among those of the member, from 0.',
  },
  {
    ...plain,
    name: 'timestamp',
    type: 'timestamp',
    unit: 'ms',
    example: 1784000057204,
    presence: ofAttempt,
    description: 'When the event happened.',
  },
  {
    ...plain,
    name: 'joined_at',
    type: 'timestamp',
    unit: 'ms',
    example: 1784000012000,
    presence: ofAttempt,
    description: 'When the attempt began.',
  },
  {
    ...plain,
    name: 'bridged_at',
    type: 'timestamp',
    unit: 'ms',
    example: 1784000030500,
    presence: [
      { events: ['bridged', 'processing'], presence: 'always' },
      { events: afterJoined, presence: 'sometimes' },
    ],
    description: 'When contact and agent were first connected.',
  },
  {
    ...plain,
    name: 'use_processing',
    type: 'boolean',
    example: true,
    presence: [{ events: ['processing'], presence: 'always' }, { presence: 'sometimes' }],
    description: 'True when the queue has wrap-up after the conversation; missing otherwise.',
  },
  {
    ...plain,
    name: 'cc_attempt_seq',
    type: 'number',
    example: 1,
    presence: sometimes,
    description: 'Which attempt of the member it is, from 1.',
  },
  {
    ...plain,
    name: 'seq',
    type: 'number',
    example: 1,
    presence: sometimes,
    description: 'The attempt number under its older name.',
  },
  {
    ...plain,
    name: 'missed_count',
    type: 'number',
    example: 2,
    presence: [
      { events: ['missed'], queueTypes: agentQueues, presence: 'sometimes' },
      { events: afterJoined, queueTypes: agentQueues, presence: 'sometimes' },
    ],
    description:
      'How many offers of this attempt were missed so far, this one included. Webitel does not send it.',
  },
  {
    ...plain,
    name: 'member_id',
    type: 'number',
    example: 4711,
    presence: [{ queueTypes: memberQueues, presence: 'always' }],
    description: 'The member (dialer task) being served.',
  },
  {
    ...personal,
    name: 'member_name',
    type: 'text',
    example: 'Iryna Koval',
    presence: sometimes,
    description: 'Name of the member or caller.',
  },
  {
    ...plain,
    name: 'member_timezone',
    type: 'text',
    example: 'Europe/Kyiv',
    presence: sometimes,
    description: 'Time zone of the contact, by its IANA name.',
  },
  {
    ...plain,
    name: 'bucket_id',
    type: 'number',
    example: 3,
    presence: sometimes,
    description: 'Bucket the contact is sorted into.',
  },
  {
    ...plain,
    name: 'cc_resource_id',
    type: 'number',
    example: 12,
    presence: [{ queueTypes: diallingQueues, presence: 'sometimes' }],
    description: 'Outgoing line used for the call.',
  },
  {
    ...plain,
    name: 'agent_id',
    type: 'number',
    example: 15,
    presence: ofAgent,
    description: 'The agent the contact is offered to or served by.',
  },
  {
    ...plain,
    name: 'agent_name',
    type: 'text',
    example: 'Olha',
    presence: ofAgent,
    description: 'Name of the agent.',
  },
  {
    ...plain,
    name: 'agent_extension',
    type: 'text',
    example: '1015',
    presence: ofAgent,
    description: 'Extension of the agent.',
  },
  {
    ...plain,
    name: 'user_id',
    type: 'number',
    example: 204,
    presence: ofAgent,
    description: 'User behind the agent.',
  },
  {
    ...plain,
    name: 'agent_channel_id',
    type: 'text',
    example: 'b771c1de-8c1f-4a52-9d6c-0e0a3a4f7a11',
    presence: [
      { events: ['answered', 'active', 'bridged'], queueTypes: agentLegQueues, presence: 'always' },
      { events: afterJoined, queueTypes: agentLegQueues, presence: 'sometimes' },
    ],
    description: 'Leg of the agent.',
  },
  {
    ...plain,
    name: 'member_channel_id',
    type: 'text',
    example: '8f2c5f0b-53d2-4c3e-a7a5-6f1f3b9f2c20',
    presence: [
      { queueTypes: contactQueues, presence: 'always' },
      { events: ['bridged', 'processing'], queueTypes: memberLegQueues, presence: 'always' },
      { events: afterJoined, queueTypes: memberLegQueues, presence: 'sometimes' },
      { events: ['joined'], queueTypes: [9], presence: 'sometimes' },
    ],
    description: 'Leg of the contact.',
  },
  {
    ...plain,
    name: 'call_bill_sec',
    type: 'number',
    unit: 's',
    example: 93,
    presence: ofTalk,
    description: 'Seconds since the call was answered by the system or the contact.',
  },
  {
    ...plain,
    name: 'call_duration',
    type: 'number',
    unit: 's',
    example: 111,
    presence: ofTalk,
    description: 'Seconds the whole call took so far.',
  },
  {
    ...plain,
    name: 'call_voice_sec',
    type: 'number',
    unit: 's',
    example: 92,
    presence: [
      { events: ['processing'], queueTypes: callQueues, presence: 'always' },
      { events: [...accepted, 'leaving'], queueTypes: callQueues, presence: 'sometimes' },
    ],
    description: 'Seconds the contact spent with an agent.',
  },
  {
    ...plain,
    name: 'call_cause',
    type: 'text',
    example: 'NORMAL_CLEARING',
    presence: ofHangup,
    description: 'Why the call ended, in telephony words.',
  },
  {
    ...plain,
    name: 'call_sip_code',
    type: 'number',
    example: 200,
    presence: ofHangup,
    description: 'SIP code the call ended with.',
  },
  {
    ...plain,
    name: 'amd_result',
    type: 'text',
    example: 'HUMAN',
    values: ['HUMAN', 'MACHINE', 'NOTSURE', 'CANCEL'],
    presence: ofDialledCall,
    description: 'Who picked up, by answering-machine detection.',
  },
  {
    ...plain,
    name: 'amd_ai_result',
    type: 'text',
    example: 'human',
    presence: ofDialledCall,
    description: 'Who picked up, by the detection that uses a model.',
  },
  {
    ...plain,
    name: 'chat_transferred',
    type: 'boolean',
    example: true,
    presence: [{ events: ['processing', 'leaving'], queueTypes: [6], presence: 'sometimes' }],
    description: 'True when the chat was closed by a transfer.',
  },
  {
    ...plain,
    name: 'cc_result',
    type: 'text',
    example: 'success',
    values: leavingResultValues,
    presence: [
      { events: ['leaving', 'processing'], presence: 'always' },
      { events: ['missed'], presence: 'sometimes' },
    ],
    description: 'How the attempt ended, or the agent left it.',
  },
  {
    ...plain,
    name: 'member_stop_cause',
    type: 'text',
    example: 'success',
    values: ['success', 'cancel', 'expired', 'terminate', 'no_communications', 'abandoned'],
    presence: [{ events: ['leaving'], queueTypes: memberQueues, presence: 'sometimes' }],
    description: 'Why the member is finished; missing while it will be tried again.',
  },
  {
    ...personal,
    name: 'agent_description',
    type: 'text',
    example: 'wants an offer by mail',
    presence: [
      { events: ['processing', 'leaving'], queueTypes: agentQueues, presence: 'sometimes' },
    ],
    description: 'Note the agent wrote in the report.',
  },
];
