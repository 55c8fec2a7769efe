import type { EventField } from './event-field';
import { afterJoined, agentLegQueues, agentQueues, ofAgent } from './queue-field-presence';

/** The agent a contact is offered to or served by. */
export const queueAgentFields: readonly EventField[] = [
  {
    personal: false,
    name: 'agent_id',
    type: 'number',
    example: 15,
    presence: ofAgent,
    description: 'The agent the contact is offered to or served by.',
  },
  {
    personal: false,
    name: 'agent_name',
    type: 'text',
    example: 'Olha',
    presence: ofAgent,
    description: 'Name of the agent.',
  },
  {
    personal: false,
    name: 'agent_extension',
    type: 'text',
    example: '1015',
    presence: ofAgent,
    description: 'Extension of the agent.',
  },
  {
    personal: false,
    name: 'user_id',
    type: 'number',
    example: 204,
    presence: ofAgent,
    description: 'User behind the agent.',
  },
  {
    personal: false,
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
    personal: true,
    name: 'agent_description',
    type: 'text',
    example: 'wants an offer by mail',
    presence: [
      { events: ['processing', 'leaving'], queueTypes: agentQueues, presence: 'sometimes' },
    ],
    description: 'Note the agent wrote in the report.',
  },
];
