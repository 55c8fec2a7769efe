import type { EventField } from './event-field';
import {
  afterJoined,
  contactQueues,
  diallingQueues,
  memberLegQueues,
  memberQueues,
  sometimes,
} from './queue-field-presence';

/** Who is served: the member of a dialer or the contact that came. */
export const queueMemberFields: readonly EventField[] = [
  {
    personal: false,
    name: 'member_id',
    type: 'number',
    example: 4711,
    presence: [{ queueTypes: memberQueues, presence: 'always' }],
    description: 'The member (dialer task) being served.',
  },
  {
    personal: true,
    name: 'member_name',
    type: 'text',
    example: 'Iryna Koval',
    presence: sometimes,
    description: 'Name of the member or caller.',
  },
  {
    personal: false,
    name: 'member_timezone',
    type: 'text',
    example: 'Europe/Kyiv',
    presence: sometimes,
    description: 'Time zone of the contact, by its IANA name.',
  },
  {
    personal: false,
    name: 'communication_id',
    type: 'number',
    example: 0,
    presence: [{ queueTypes: memberQueues, presence: 'sometimes' }],
    description: 'Place of the destination among those of the member, from 0.',
  },
  {
    personal: false,
    name: 'bucket_id',
    type: 'number',
    example: 3,
    presence: sometimes,
    description: 'Bucket the contact is sorted into.',
  },
  {
    personal: false,
    name: 'cc_resource_id',
    type: 'number',
    example: 12,
    presence: [{ queueTypes: diallingQueues, presence: 'sometimes' }],
    description: 'Outgoing line used for the call.',
  },
  {
    personal: false,
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
    personal: false,
    name: 'member_stop_cause',
    type: 'text',
    example: 'success',
    values: ['success', 'cancel', 'expired', 'terminate', 'no_communications', 'abandoned'],
    presence: [{ events: ['leaving'], queueTypes: memberQueues, presence: 'sometimes' }],
    description: 'Why the member is finished; missing while it will be tried again.',
  },
];
