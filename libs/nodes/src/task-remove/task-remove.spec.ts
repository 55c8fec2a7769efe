import { describe, expect, it } from '@jest/globals';
import { aNodeContext } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { taskRemove } from './task-remove.definition';
import { requestTaskRemove } from './task-remove.execute';
import { TaskRemoveParams } from './task-remove.params';

describe('requestTaskRemove', () => {
  it('asks for the removal of open tasks that fit', () => {
    const params = TaskRemoveParams.parse({ queueIds: '8', destination: 380 });
    expect(requestTaskRemove(params, aNodeContext())).toMatchObject({
      kind: 'task-remove',
      filter: { queueIds: ['8'], destination: '380', completed: false },
    });
  });
});

describe('TaskRemoveParams', () => {
  it('refuses the removal of every task there is', () => {
    expect(checkParams(taskRemove, { state: 'any' })).toEqual([
      expect.objectContaining({ path: 'params.taskId' }),
    ]);
  });
});
