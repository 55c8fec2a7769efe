import { describe, expect, it } from '@jest/globals';
import { aNodeContext } from '@hookline/testing';
import { checkParams } from '../params/check-params';
import { taskUpdate } from './task-update.definition';
import { requestTaskUpdate } from './task-update.execute';
import { TaskUpdateParams } from './task-update.params';

describe('requestTaskUpdate', () => {
  it('asks for nothing that was not said', () => {
    expect(requestTaskUpdate(TaskUpdateParams.parse({ taskId: 77 }), aNodeContext())).toEqual({
      kind: 'task-update',
      filter: {
        id: '77',
        queueIds: [],
        destination: null,
        name: null,
        completed: false,
        bucketId: null,
        createdSince: null,
      },
      patch: {},
    });
  });

  it.each([
    [{ closing: 'close' }, { stopCause: 'cancel' }],
    [{ closing: 'close', stopCause: 'success' }, { stopCause: 'success' }],
    [{ closing: 'reopen', stopCause: 'success' }, { stopCause: '' }],
    [{ priority: '0' }, { priority: 0 }],
    [{ readyAt: '2026-12-01T00:00:00Z' }, { readyAt: new Date('2026-12-01T00:00:00Z') }],
    [{ variables: { a: 1, b: '' } }, { variables: { a: '1', b: '' } }],
    [
      { name: 'X', moveTo: 9 },
      { name: 'X', queueId: '9' },
    ],
    [{ newBucketId: 3 }, { bucketId: '3' }],
    [
      { communications: [{ index: '1', destination: 380, description: '' }] },
      { communications: [{ index: 1, destination: '380', description: '' }] },
    ],
  ])('turns %j into the patch %j', (params, patch) => {
    const parsed = TaskUpdateParams.parse({ taskId: '1', ...params });
    expect(requestTaskUpdate(parsed, aNodeContext()).patch).toEqual(patch);
  });
});

describe('TaskUpdateParams', () => {
  it('refuses a change of every task there is', () => {
    expect(checkParams(taskUpdate, { priority: 1 })).toEqual([
      expect.objectContaining({ message: 'say which tasks: by id, queue, number, name or bucket' }),
    ]);
  });

  it('refuses a number that came out empty instead of widening to the whole queue', () => {
    const rendered = { queueIds: ['8'], destination: '' };
    expect(TaskUpdateParams.safeParse(rendered).success).toBe(false);
  });
});
