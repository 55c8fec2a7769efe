import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streamsOf } from '@hookline/contracts';
import { UnavailableError } from '@hookline/engine';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { applyStreams, connectNats, DeadLetterPublisher, EventPublisher } from '../index';
import { anEvent, openNamespace, OwnNatsServer } from '../testing/nats.fixture';

describe('EventPublisher', () => {
  let opened: Awaited<ReturnType<typeof openNamespace>>;
  let manager: JetStreamManager;
  let publisher: EventPublisher;
  beforeAll(async () => {
    opened = await openNamespace('publish');
    await applyStreams(opened.connection, { namespace: opened.namespace });
    manager = await jetstreamManager(opened.connection);
    publisher = new EventPublisher(opened.connection, opened.namespace);
  });
  afterAll(() => opened.close());

  const stored = async (seq: number) => {
    const message = await manager.streams.getMessage(streamsOf(opened.namespace).events, { seq });
    if (message === null) throw new Error('not stored');
    return message;
  };

  it('keeps every event of a call in one partition, and spreads calls over partitions', async () => {
    const partitions = new Map<string, Set<string>>();
    const events = Array.from({ length: 40 }, (_, call) =>
      [1, 2, 3].map((n) => anEvent(`c${call}`, n)),
    );
    const published = await publisher.publishMany('1', events.flat());
    for (const { seq } of published) {
      const [, , partition = '', , , , call = ''] = (await stored(seq)).subject.split('.');
      partitions.set(call, (partitions.get(call) ?? new Set()).add(partition));
    }
    expect(partitions.size).toBe(40);
    expect([...partitions.values()].every((one) => one.size === 1)).toBe(true);
    expect(new Set([...partitions.values()].flatMap((one) => [...one])).size).toBeGreaterThan(10);
  });

  it('stores many events in the order given', async () => {
    const events = Array.from({ length: 600 }, (_, n) => anEvent('long', n));
    const seqs = (await publisher.publishMany('1', events)).map((one) => one.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('reports the same event as duplicate, per domain', async () => {
    const first = await publisher.publish('1', anEvent('twice'));
    const second = await publisher.publish('1', anEvent('twice'));
    const foreign = await publisher.publish('2', anEvent('twice'));
    expect([first.duplicate, second.duplicate, foreign.duplicate]).toEqual([false, true, false]);
    expect(second.seq).toBe(first.seq);
  });

  it('writes subject, message id and version', async () => {
    const { seq } = await publisher.publish('7', anEvent('a.b'));
    const message = await stored(seq);
    expect(message.subject).toMatch(
      new RegExp(`^${opened.namespace}\\.ev\\.\\d+\\.7\\.queue_8\\.missed\\.[0-9a-f]{32}$`),
    );
    expect(message.header.get('Nats-Msg-Id')).toBe('7:a.b:1');
    expect(message.header.get('Hl-V')).toBe('1');
    expect(message.json()).toEqual(anEvent('a.b'));
  });

  it('refuses at once when the stream is full', async () => {
    await applyStreams(opened.connection, {
      namespace: opened.namespace,
      maxBytes: { events: 1_000_000 },
    });
    const big = Array.from({ length: 8 }, (_, n) =>
      anEvent('full', n, { data: { queue_id: 8, text: 'x'.repeat(200_000) } }),
    );
    await expect(publisher.publishMany('1', big)).rejects.toBeInstanceOf(UnavailableError);
  });

  it('copies a dead letter once, text as text and other bytes as base64', async () => {
    const letters = new DeadLetterPublisher(opened.connection, opened.namespace);
    const letter = {
      kind: 'event',
      domainId: '1',
      id: 'bad id',
      reason: 'is no JSON',
      subject: 'hl.in.1.queue_8.missed.1',
      data: new TextEncoder().encode('{"half":'),
    };
    await letters.publish(letter);
    await letters.publish(letter);
    await letters.publish({ ...letter, id: '2', data: Uint8Array.of(255, 0) });
    const { deadLetters } = streamsOf(opened.namespace);
    expect((await manager.streams.info(deadLetters)).state.messages).toBe(2);
    const bodies = await Promise.all(
      [1, 2].map(async (seq) => (await manager.streams.getMessage(deadLetters, { seq }))?.json()),
    );
    expect(bodies).toMatchObject([
      { reason: 'is no JSON', data: '{"half":', encoding: 'utf-8' },
      { data: '/wA=', encoding: 'base64' },
    ]);
  });
});

describe('EventPublisher without a server', () => {
  it('gives up within 2 s, and works again after the reconnect', async () => {
    const server = new OwnNatsServer();
    await server.start();
    const connection = await connectNats({ url: server.url, name: 'spec' });
    try {
      await applyStreams(connection);
      const publisher = new EventPublisher(connection);
      await publisher.publish('1', anEvent('before'));
      await server.kill();
      const startedAt = Date.now();
      await expect(publisher.publish('1', anEvent('away'))).rejects.toBeInstanceOf(
        UnavailableError,
      );
      expect(Date.now() - startedAt).toBeLessThan(4_000);
      await server.start();
      const published = await publisher.publish('1', anEvent('before'));
      // The server remembers message ids over a kill.
      expect(published.duplicate).toBe(true);
    } finally {
      await connection.close();
      await server.remove();
    }
  });
});
