import { describe, expect, it } from '@jest/globals';
import type { TaskInfo } from '@hookline/engine';
import { aNodeContext, fakePorts, FakeTaskPort } from '@hookline/testing';
import { executeTaskFind } from './task-find.execute';
import { TaskFindParams } from './task-find.params';

const task: TaskInfo = {
  id: '4711',
  queueId: '8',
  name: 'Iryna',
  priority: 5,
  attempts: 2,
  stopCause: '',
  bucketId: null,
  agentId: '15',
  destinations: ['380', '381'],
  variables: { vip: '1' },
  createdAt: '2026-11-20T10:00:00.000Z',
  readyAt: null,
  expireAt: null,
};

function find(found: TaskInfo | null, dialect: 'graph' | 'array' = 'graph') {
  const tasks = new FakeTaskPort(found);
  const set = { n: 'count_destinations', vip: 'variables.vip', bucket: 'bucket_id' };
  const params = TaskFindParams.parse({ destination: '380', set });
  const context = { ...aNodeContext({ dialect }), ports: fakePorts({ tasks }) };
  return { tasks, exit: executeTaskFind(params, context) };
}

describe('executeTaskFind', () => {
  it('leaves by found with every field, and sets the variables asked for', async () => {
    const { tasks, exit } = find(task);
    await expect(exit).resolves.toMatchObject({
      outlet: 'found',
      output: {
        found: true,
        id: '4711',
        destination: '380',
        all_destinations: ['380', '381'],
        variables: { vip: '1' },
      },
      variables: { n: 2, vip: '1', bucket: null },
    });
    expect(tasks.asked).toMatchObject([{ destination: '380', completed: false }]);
  });

  it('sets text in arrays (decision 10)', async () => {
    await expect(find(task, 'array').exit).resolves.toMatchObject({
      variables: { n: '2', vip: '1', bucket: '' },
    });
  });

  it('leaves by missing and sets nothing when no task fits', async () => {
    const exit = await find(null).exit;
    expect(exit).toMatchObject({ outlet: 'missing', output: { found: false } });
    expect(exit.variables).toBeUndefined();
  });
});

describe('TaskFindParams', () => {
  it.each([[{}], [{ destination: '' }], [{ destination: '1', set: { a: 'colour' } }]])(
    'refuses %j',
    (params) => {
      expect(TaskFindParams.safeParse(params).success).toBe(false);
    },
  );
});
