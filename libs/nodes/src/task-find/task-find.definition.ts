import type { ReadNodeType } from '@hookline/engine';
import { failureOutlet } from '../outlets';
import { mappedVariables } from '../params/field-map';
import { filterInWords } from '../task-filter/filter-in-words';
import { executeTaskFind } from './task-find.execute';
import { TaskFindParams } from './task-find.params';

export const taskFind: ReadNodeType<typeof TaskFindParams> = {
  type: 'task-find',
  version: 1,
  kind: 'read',
  label: 'Find task',
  description: 'Looks for a task of a queue and reads what is in it.',
  help: [
    'Of several tasks that fit, the one added last is taken. When none does, the run leaves by *Not found* and sets no variable.',
    'A field whose template finds nothing is a *failure*, so that a missing number never means any task.',
  ].join('\n\n'),
  category: 'centre',
  icon: 'list-search',
  synonyms: ['memberInfo', 'member', 'dialer', 'lookup', 'search', 'callback'],
  params: TaskFindParams,
  outlets: () => [
    { name: 'found', label: 'Found' },
    { name: 'missing', label: 'Not found' },
    failureOutlet,
  ],
  summary: (params) => `Task ${filterInWords(params)}`.trim(),
  setsVariables: mappedVariables,
  outputs: {
    found: 'Whether a task fits.',
    id: 'Id of the task; the other fields by their names.',
    all_destinations: 'Its numbers and addresses.',
    variables: 'Its variables by name.',
  },
  settings: ['disabled'],
  execute: executeTaskFind,
};
