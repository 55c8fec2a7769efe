import type { JsonObject } from '@hookline/contracts';
import type { LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { filterInWords } from '../task-filter/filter-in-words';
import { requestTaskUpdate } from './task-update.execute';
import { TaskUpdateParams } from './task-update.params';

export const taskUpdate: LocalNodeType<typeof TaskUpdateParams> = {
  type: 'task-update',
  version: 1,
  kind: 'local',
  label: 'Update tasks',
  description: 'Changes tasks of a queue: closes, reopens, moves or re-plans them.',
  help: [
    'Changes every task that fits all fields of the first part, at most 1,000 at a time; more is a *failure* and changes none. No task fits: a success that changed nothing.',
    'A field of the first part whose template finds nothing is a *failure*, so that a missing number never means every task.',
  ].join('\n\n'),
  category: 'centre',
  icon: 'user-edit',
  synonyms: ['patchMembers', 'member', 'dialer', 'close', 'reopen', 'reschedule', 'priority'],
  params: TaskUpdateParams,
  outlets: () => effectOutlets,
  summary,
  outputs: {
    changed: 'How many tasks were changed.',
    task_ids: 'Ids of the first hundred of them.',
  },
  causesEvents: () => ['task.status'],
  settings: ['disabled'],
  request: requestTaskUpdate,
  conclude: concludeEffect,
};

function summary(params: JsonObject): string {
  const closing = params['closing'];
  const verb = closing === 'close' ? 'Close' : closing === 'reopen' ? 'Reopen' : 'Change';
  return `${verb} ${filterInWords(params)}`.trim();
}
