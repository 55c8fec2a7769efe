import { describe, expect, it } from '@jest/globals';
import { requestTaskAdd } from './task-add.execute';
import { TaskAddParams } from './task-add.params';

const now = new Date('2026-11-21T10:00:00Z');

describe('requestTaskAdd', () => {
  it('asks for a task with the number as its name unless it has one', () => {
    const params = TaskAddParams.parse({ queue: { id: 8 }, destination: 380441112233 });
    expect(requestTaskAdd(params, { now })).toEqual({
      kind: 'task-add',
      queue: { id: '8' },
      name: '380441112233',
      priority: 0,
      communications: [
        {
          destination: '380441112233',
          typeId: null,
          priority: 0,
          description: '',
          display: '',
          resourceId: null,
        },
      ],
      variables: {},
      readyAt: null,
      expireAt: null,
      agentId: null,
      timezone: null,
      bucketId: null,
      stopCause: '',
    });
  });

  it('holds the first try back and keeps variables as texts', () => {
    const params = TaskAddParams.parse({
      queue: { name: 'Call back' },
      destination: '1',
      name: 'Olha',
      delayAmount: '15',
      priority: '7',
      variables: { vip: true, order: 5 },
      expireAt: '2026-12-01T00:00:00Z',
      agentId: 15,
      timezone: 'Europe/Kyiv',
    });
    expect(requestTaskAdd(params, { now })).toMatchObject({
      name: 'Olha',
      priority: 7,
      variables: { vip: 'true', order: '5' },
      readyAt: new Date('2026-11-21T10:15:00Z'),
      expireAt: new Date('2026-12-01T00:00:00Z'),
      agentId: '15',
      timezone: { name: 'Europe/Kyiv' },
    });
  });

  it('takes every key of a Webitel task', () => {
    const params = TaskAddParams.parse({
      queue: { id: 8 },
      destination: '1',
      communicationPriority: '5',
      resourceId: 4,
      bucketId: 3,
      timezone: 17,
      stopCause: 'success',
    });
    expect(requestTaskAdd(params, { now })).toMatchObject({
      communications: [{ priority: 5, resourceId: '4' }],
      bucketId: '3',
      timezone: { id: '17' },
      stopCause: 'success',
    });
  });

  it('refuses a task for nobody', () => {
    expect(TaskAddParams.safeParse({ queue: { id: 8 }, destination: '' }).success).toBe(false);
  });
});
