import type { EventDescription } from './event-description';
import type { PresenceRule } from './event-field';

const always: readonly PresenceRule[] = [{ presence: 'always' }];
const sometimes: readonly PresenceRule[] = [{ presence: 'sometimes' }];

/** Events about number lists (features.md OT-053, OT-054). */
export const listEventDescriptions: readonly EventDescription[] = [
  {
    type: 'list.changed',
    family: 'list',
    name: 'changed',
    label: 'List change',
    meaning: 'An entry of a list was added, updated or removed, or the whole list was deleted.',
    order: 1,
    repeats: 'any',
    fields: [
      {
        name: 'change',
        type: 'text',
        example: 'added',
        personal: false,
        presence: always,
        values: ['added', 'updated', 'removed', 'deleted'],
        description: 'What happened to the entry; `deleted`: the whole list is gone.',
      },
      {
        name: 'list_id',
        type: 'number',
        example: 5,
        personal: false,
        presence: always,
        description: 'The list.',
      },
      {
        name: 'list_name',
        type: 'text',
        example: 'Do not call',
        personal: false,
        presence: always,
        description: 'Name of the list.',
      },
      {
        name: 'entry_id',
        type: 'number',
        example: 981,
        personal: false,
        presence: sometimes,
        description: 'The entry; missing when the whole list was deleted.',
      },
      {
        name: 'number',
        type: 'text',
        example: '380441112233',
        personal: true,
        presence: sometimes,
        description: 'Number or value of the entry; missing when the whole list was deleted.',
      },
      {
        name: 'description',
        type: 'text',
        example: 'asked to be removed',
        personal: true,
        presence: sometimes,
        description: 'Note kept with the entry.',
      },
      {
        name: 'expire_at',
        type: 'timestamp',
        unit: 'ms',
        example: 1786592057204,
        personal: false,
        presence: sometimes,
        description: 'When the entry vanishes by itself.',
      },
      {
        name: 'timestamp',
        type: 'timestamp',
        unit: 'ms',
        example: 1784000057204,
        personal: false,
        presence: always,
        description: 'When the list changed.',
      },
    ],
  },
];
