import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partitionCount, streamsOf } from '@hookline/contracts';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { applyStreams, EventPublisher } from '../index';
import { anEvent, openNamespace } from '../testing/nats.fixture';

describe('applyStreams', () => {
  let opened: Awaited<ReturnType<typeof openNamespace>>;
  let manager: JetStreamManager;
  beforeAll(async () => {
    opened = await openNamespace('apply');
    manager = await jetstreamManager(opened.connection);
  });
  afterAll(() => opened.close());

  it('declares all streams with their consumers, for two processes at once', async () => {
    const { connection, namespace } = opened;
    await Promise.all([
      applyStreams(connection, { namespace }),
      applyStreams(await opened.connect(), { namespace }),
    ]);
    const { events, runs, config, deadLetters, advisories } = streamsOf(namespace);
    const read = async (name: string) => (await manager.streams.info(name)).config;
    expect(await read(events)).toMatchObject({
      retention: 'limits',
      discard: 'new',
      max_msg_size: 262_144,
      max_age: 7 * 86_400e9,
      duplicate_window: 600e9,
      subjects: [`${namespace}.in.*.*.*.*`],
    });
    expect(await read(runs)).toMatchObject({
      retention: 'workqueue',
      discard: 'new',
      allow_msg_schedules: true,
      allow_msg_ttl: true,
      duplicate_window: 120e9,
    });
    expect(await read(config)).toMatchObject({ max_msgs_per_subject: 1 });
    expect(await read(deadLetters)).toMatchObject({ max_age: 30 * 86_400e9 });
    expect((await read(advisories)).subjects).toHaveLength(4);
    expect((await manager.streams.info(events)).state.consumer_count).toBe(partitionCount);
    expect((await manager.consumers.info(runs, 'run-31')).config).toMatchObject({
      filter_subject: `${namespace}.run.31.>`,
      ack_policy: 'explicit',
      ack_wait: 30e9,
      max_ack_pending: 256,
      max_deliver: -1,
    });
  });

  it('changes a size and keeps what is stored', async () => {
    const { connection, namespace } = opened;
    await new EventPublisher(connection, namespace).publish('1', anEvent('kept'));
    await applyStreams(connection, { namespace, maxBytes: { events: 9_000_000 } });
    const info = await manager.streams.info(streamsOf(namespace).events);
    expect(info.config.max_bytes).toBe(9_000_000);
    expect(info.state.messages).toBe(1);
  });
});
