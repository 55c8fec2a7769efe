import type { EventDescription } from './event-description';
import type { PresenceRule } from './event-field';

const always: readonly PresenceRule[] = [{ presence: 'always' }];
const sometimes: readonly PresenceRule[] = [{ presence: 'sometimes' }];

/** Events about agents (webitel.md 2 `agent_status`, features.md OT-047, OT-145). */
export const agentEventDescriptions: readonly EventDescription[] = [
  {
    type: 'agent.status',
    family: 'agent',
    name: 'status',
    label: 'Agent status',
    meaning: 'An agent changed status: went online, on pause, offline or was sent on a break.',
    order: 1,
    repeats: 'any',
    fields: [
      {
        name: 'agent_id',
        type: 'number',
        example: 15,
        personal: false,
        presence: always,
        description: 'The agent.',
      },
      {
        name: 'agent_name',
        type: 'text',
        example: 'Olha',
        personal: false,
        presence: always,
        description: 'Name of the agent.',
      },
      {
        name: 'user_id',
        type: 'number',
        example: 204,
        personal: false,
        presence: sometimes,
        description: 'User behind the agent.',
      },
      {
        name: 'team_id',
        type: 'number',
        example: 2,
        personal: false,
        presence: sometimes,
        description: 'Team of the agent.',
      },
      {
        name: 'extension',
        type: 'text',
        example: '1015',
        personal: false,
        presence: sometimes,
        description: 'Extension of the agent.',
      },
      {
        name: 'status',
        type: 'text',
        example: 'pause',
        personal: false,
        presence: always,
        values: ['online', 'offline', 'pause', 'break_out'],
        description: 'The status from now on.',
      },
      {
        name: 'status_payload',
        type: 'text',
        example: 'Lunch',
        personal: false,
        presence: sometimes,
        description: 'Cause of a pause.',
      },
      {
        name: 'previous_status',
        type: 'text',
        example: 'online',
        personal: false,
        presence: sometimes,
        values: ['online', 'offline', 'pause', 'break_out'],
        description: 'The status until now.',
      },
      {
        name: 'previous_duration',
        type: 'number',
        unit: 's',
        example: 5400,
        personal: false,
        presence: sometimes,
        description: 'Seconds spent in the status until now.',
      },
      {
        name: 'timestamp',
        type: 'timestamp',
        unit: 'ms',
        example: 1784000057204,
        personal: false,
        presence: always,
        description: 'When the status changed.',
      },
    ],
  },
];
