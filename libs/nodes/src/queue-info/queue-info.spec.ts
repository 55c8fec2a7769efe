import { describe, expect, it } from '@jest/globals';
import { aNodeContext, fakePorts, FakeQueuePort, type FakeQueueAnswers } from '@hookline/testing';
import { executeQueueInfo } from './queue-info.execute';
import { QueueInfoParams } from './queue-info.params';

const info = {
  id: '8',
  name: 'Sales',
  type: 1,
  enabled: true,
  priority: 0,
  waiting: 3,
  size: 5,
};

function ask(params: object, answers: FakeQueueAnswers, dialect: 'graph' | 'array' = 'graph') {
  const queues = new FakeQueuePort(answers);
  const parsed = QueueInfoParams.parse({ queue: { id: 8 }, ...params });
  const context = { ...aNodeContext({ dialect }), ports: fakePorts({ queues }) };
  return { queues, exit: executeQueueInfo(parsed, context) };
}

describe('executeQueueInfo', () => {
  it('answers the state of a queue and sets variables', async () => {
    const { exit } = ask({ set: { w: 'waiting', on: 'enabled' } }, { info });
    await expect(exit).resolves.toMatchObject({
      outlet: 'success',
      output: info,
      variables: { w: 3, on: true },
    });
  });

  it('answers how many agents there are, as text in arrays', async () => {
    const agents = { count: 4, online: 3, offline: 1, pause: 0, waiting: 2 };
    const { exit } = ask({ ask: 'agents', set: { free: 'waiting' } }, { agents }, 'array');
    await expect(exit).resolves.toMatchObject({ output: agents, variables: { free: '2' } });
  });

  it('asks for a metric of several queues', async () => {
    const { queues, exit } = ask(
      { ask: 'metric', metric: 'sl', moreQueues: '9', bucketIds: [3], served: 'served' },
      { metric: 66.6666 },
    );
    await expect(exit).resolves.toMatchObject({ output: { value: 66.67 } });
    expect(queues.questions).toEqual([
      {
        queues: [{ id: '8' }, { id: '9' }],
        bucketIds: ['3'],
        metric: 'sl',
        field: 'wait_time',
        lastMinutes: 60,
        withinSeconds: 20,
        onlyServed: true,
      },
    ]);
  });

  it('takes what served contacts waited for the wait to expect, and empty for none', async () => {
    const params = { ask: 'wait', metric: 'sl', field: 'talk_time', set: { ewt: 'value' } };
    const { queues, exit } = ask(params, { metric: null });
    await expect(exit).resolves.toMatchObject({
      output: { value: null },
      variables: { ewt: null },
    });
    expect(queues.questions).toMatchObject([
      { metric: 'avg', field: 'wait_time', onlyServed: true },
    ]);
  });

  it('fails when there is no such queue', async () => {
    await expect(ask({}, {}).exit).rejects.toMatchObject({ code: 'queue.missing' });
  });
});
