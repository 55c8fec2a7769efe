import { textOf, type LocalNodeType } from '@hookline/engine';
import { concludeEffect } from '../conclude-effect';
import { effectOutlets } from '../outlets';
import { refText } from '../params/ref-text';
import { requestTaskAdd } from './task-add.execute';
import { TaskAddParams } from './task-add.params';

export const taskAdd: LocalNodeType<typeof TaskAddParams> = {
  type: 'task-add',
  version: 1,
  kind: 'local',
  label: 'Add task',
  description: 'Gives a queue somebody to call or write, such as a call-back.',
  help: 'The task is added exactly once, whatever is restarted in the meantime. A queue, an agent or a communication type that does not exist is a *failure*, and so is a queue that takes no tasks.',
  category: 'centre',
  icon: 'phone-plus',
  synonyms: ['callback', 'member', 'dialer', 'call back', 'callbackQueue', 'queue'],
  params: TaskAddParams,
  outlets: () => effectOutlets,
  summary: (params) => `${textOf(params['destination'])} → ${refText(params, 'queue')}`,
  outputs: {
    task_id: 'Id of the new task.',
    queue_id: 'Id of its queue.',
    changed: '1: the task was added.',
  },
  causesEvents: () => ['task.status'],
  settings: ['disabled'],
  request: requestTaskAdd,
  conclude: concludeEffect,
};
