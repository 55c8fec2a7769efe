import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streamsOf } from '@hookline/contracts';
import { applyStreams, PartitionConsumer, runConsumerName, RunWaker } from '../index';
import { eventually, openNamespace } from '../testing/nats.fixture';

describe('RunWaker', () => {
  let opened: Awaited<ReturnType<typeof openNamespace>>;
  let waker: RunWaker;
  let consumer: PartitionConsumer;
  let loop: Promise<void>;
  const wakes: { runId: string; at: number; payload: unknown }[] = [];
  const run = (runId: string) => ({ partition: 3, domainId: '1', runId, nodeId: 'n2' });
  const of = (runId: string) => wakes.filter((one) => one.runId === runId);

  beforeAll(async () => {
    opened = await openNamespace('wake');
    await applyStreams(opened.connection, { namespace: opened.namespace });
    waker = new RunWaker(opened.connection, opened.namespace);
    consumer = new PartitionConsumer(opened.connection, {
      stream: streamsOf(opened.namespace).runs,
      consumer: runConsumerName(3),
    });
    loop = consumer.consume((message) => {
      const runId = message.subject.split('.').at(-1) ?? '';
      wakes.push({ runId, at: Date.now(), payload: message.json() });
      message.ack();
    });
  });
  afterAll(async () => {
    await consumer.stop();
    await loop;
    await opened.close();
  });

  it('wakes at the time, not early and hardly late', async () => {
    const due = [300, 700, 1_200, 1_850].map((ms) => Date.now() + ms);
    await Promise.all(due.map((at, n) => waker.wakeAt(run(`timed-${n}`), new Date(at), { n })));
    await eventually(() => due.every((_, n) => of(`timed-${n}`).length === 1));
    due.forEach((at, n) => {
      const [wake] = of(`timed-${n}`);
      expect(wake?.payload).toEqual({ n });
      expect((wake?.at ?? 0) - at).toBeGreaterThanOrEqual(0);
      expect((wake?.at ?? 0) - at).toBeLessThan(1_000);
    });
  });

  it('wakes at once for a time that has passed', async () => {
    await waker.wakeAt(run('past'), new Date(Date.now() - 60_000), {});
    await eventually(() => of('past').length === 1, 2_000);
  });

  it('replaces the schedule of a node by a second one', async () => {
    await waker.wakeAt(run('moved'), new Date(Date.now() + 500), { first: true });
    await waker.wakeAt(run('moved'), new Date(Date.now() + 900), { first: false });
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect(of('moved').map((one) => one.payload)).toEqual([{ first: false }]);
  });

  it('takes schedules back, of one node or of the whole run', async () => {
    const at = new Date(Date.now() + 600);
    await waker.wakeAt(run('one-node'), at, {});
    await waker.wakeAt({ ...run('all-nodes'), nodeId: 'n.1' }, at, {});
    await waker.wakeAt({ ...run('all-nodes'), nodeId: 'n2' }, at, {});
    await waker.wakeAt(run('kept'), at, {});
    await waker.cancel({ domainId: '1', runId: 'one-node', nodeId: 'n2' });
    await waker.cancel({ domainId: '1', runId: 'all-nodes' });
    await eventually(() => of('kept').length === 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(of('one-node')).toEqual([]);
    expect(of('all-nodes')).toEqual([]);
  });

  it('wakes now, once per message id', async () => {
    await waker.wakeNow(run('now'), { n: 1 }, 'run:now:1');
    await waker.wakeNow(run('now'), { n: 1 }, 'run:now:1');
    await waker.wakeNow(run('now'), { n: 2 }, 'run:now:2');
    await eventually(() => of('now').length === 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(of('now').map((one) => one.payload)).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
