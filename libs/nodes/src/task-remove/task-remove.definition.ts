import type { LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { filterInWords } from '../task-filter/filter-in-words';
import { requestTaskRemove } from './task-remove.execute';
import { TaskRemoveParams } from './task-remove.params';

export const taskRemove: LocalNodeType<typeof TaskRemoveParams> = {
  type: 'task-remove',
  version: 1,
  kind: 'local',
  label: 'Remove tasks',
  description: 'Takes tasks out of a queue for good.',
  help: [
    'Removes every task that fits all fields, at most 1,000 at a time; more is a *failure* and removes none. No task fits: a success that changed nothing.',
    'A field whose template finds nothing is a *failure*, so that a missing number never means every task. To keep a task and only stop it, close it with *Update tasks*.',
  ].join('\n\n'),
  category: 'centre',
  icon: 'user-minus',
  synonyms: ['delete', 'member', 'dialer', 'cancel', 'callback'],
  params: TaskRemoveParams,
  outlets: () => effectOutlets,
  summary: (params) => `Remove ${filterInWords(params)}`.trim(),
  outputs: {
    changed: 'How many tasks were removed.',
    task_ids: 'Ids of the first hundred of them.',
  },
  causesEvents: () => ['task.status'],
  settings: ['disabled'],
  request: requestTaskRemove,
  conclude: concludeEffect,
};
