import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partitionCount, streamsOf } from '@hookline/contracts';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import {
  applyStreams,
  connectNats,
  EventPublisher,
  PartitionConsumer,
  runConsumerName,
  RunWaker,
  type IncomingMessage,
  type NatsConnection,
} from '../index';
import { connectionStateOf } from '../connection/connection-state';
import { anEvent, eventually, openNamespace, OwnNatsServer } from '../testing/nats.fixture';

/** The event's number in its call. */
const numberOf = (message: IncomingMessage): number => {
  const event = message.json() as { data: { n: number } };
  return event.data.n;
};

describe('PartitionConsumer', () => {
  let opened: Awaited<ReturnType<typeof openNamespace>>;
  let manager: JetStreamManager;
  let stream: string;
  let publisher: EventPublisher;
  beforeAll(async () => {
    opened = await openNamespace('consume');
    await applyStreams(opened.connection, { namespace: opened.namespace });
    manager = await jetstreamManager(opened.connection);
    stream = streamsOf(opened.namespace).events;
    publisher = new EventPublisher(opened.connection, opened.namespace);
  });
  afterAll(() => opened.close());

  /** Publishes events 1 to `count` of a call and answers with the consumer of its partition. */
  const publishCall = async (call: string, count: number): Promise<string> => {
    const events = Array.from({ length: count }, (_, index) => anEvent(call, index + 1));
    const [first] = await publisher.publishMany('1', events);
    const message = await manager.streams.getMessage(stream, { seq: first?.seq ?? 0 });
    return `ev-${message?.subject.split('.')[2]}`;
  };
  const consumerOn = (connection: NatsConnection, consumer: string, prefetch?: number) =>
    new PartitionConsumer(connection, { stream, consumer, prefetch });
  const unackedOf = async (consumer: string): Promise<number> =>
    (await manager.consumers.info(stream, consumer)).num_ack_pending;
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('hands messages over in order and waits for the handler', async () => {
    const consumer = consumerOn(opened.connection, await publishCall('order', 100));
    const seen: number[] = [];
    let inHand = 0;
    let mostInHand = 0;
    const done = consumer.consume(async (message) => {
      mostInHand = Math.max(mostInHand, ++inHand);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(numberOf(message));
      message.ack();
      inHand -= 1;
    });
    await eventually(() => seen.length === 100);
    await consumer.stop();
    await done;
    expect(seen).toEqual(upTo(100));
    expect(mostInHand).toBe(1);
  });

  it('tells what a worker needs to know of a message', async () => {
    const before = Date.now();
    const consumer = consumerOn(opened.connection, await publishCall('facts', 1));
    let facts: IncomingMessage | undefined;
    const done = consumer.consume((message) => {
      facts = message;
      message.ack();
    });
    await eventually(() => facts !== undefined);
    await consumer.stop();
    await done;
    expect(facts?.subject).toMatch(/\.1\.queue_8\.missed\.facts$/);
    expect(facts?.deliveryCount).toBe(1);
    expect(facts?.headers.get('Hl-V')).toBe('1');
    expect(facts?.headers.get('traceparent')).toBeNull();
    expect(facts?.json()).toEqual(anEvent('facts'));
    expect(Math.abs((facts?.publishedAt.getTime() ?? 0) - before)).toBeLessThan(2_000);
  });

  it('leaves everything to a new owner once its time is over, without being stopped', async () => {
    const name = await publishCall('lapsed', 1);
    const endsAtMs = Date.now() + 1_500;
    const old: number[] = [];
    const former = new PartitionConsumer(opened.connection, {
      ...{ stream, consumer: name },
      leftMs: () => endsAtMs - Date.now(),
    });
    const formerLoop = former.consume((message) => {
      old.push(numberOf(message));
      message.ack();
    });
    await eventually(() => old.length === 1);
    await new Promise((resolve) => setTimeout(resolve, endsAtMs + 200 - Date.now()));

    const seen: number[] = [];
    const next = consumerOn(opened.connection, name);
    await next.reset();
    const nextLoop = next.consume((message) => {
      seen.push(numberOf(message));
      message.ack();
    });
    for (let n = 2; n <= 40; n += 1) await publisher.publish('1', anEvent('lapsed', n));
    await eventually(() => seen.length === 39);
    expect(seen).toEqual(upTo(40).slice(1));
    expect(old).toEqual([1]);
    await Promise.all([former.stop(), next.stop()]);
    await Promise.all([formerLoop, nextLoop]);
  });

  it('shows a new owner what the killed one left, in order and before anything newer', async () => {
    const name = await publishCall('killed', 20);
    const dying = await opened.connect();
    const taken: number[] = [];
    const old = consumerOn(dying, name);
    void old.consume((message) => {
      const n = numberOf(message);
      taken.push(n);
      // 1 to 5 are done, 6 is lost, 7 is done out of order; the rest is in its hands.
      if (n <= 5 || n === 7) message.ack();
    });
    await eventually(() => taken.length === 20);
    await dying.flush();
    // A killed client says nothing: no nak, no unsubscribe beyond the closed socket.
    await dying.close();
    await publisher.publishMany('1', [anEvent('killed', 21), anEvent('killed', 22)]);

    const next = consumerOn(opened.connection, name);
    await next.reset();
    const seen: number[] = [];
    const done = next.consume((message) => {
      seen.push(numberOf(message));
      message.ack();
    });
    await eventually(() => seen.includes(22));
    await next.stop();
    await done;
    expect(seen.filter((n) => n !== 7)).toEqual(
      upTo(22)
        .slice(5)
        .filter((n) => n !== 7),
    );
    expect((await manager.consumers.info(stream, name)).num_ack_pending).toBe(0);
  });

  it('keeps acks that may wait until it is stopped, and acks at once what is settled after', async () => {
    const consumer = await publishCall('patient', 4);
    const patient = new PartitionConsumer(opened.connection, {
      ...{ stream, consumer, ackWithinMs: 60_000 },
    });
    const taken: IncomingMessage[] = [];
    const done = patient.consume((message) => {
      taken.push(message);
      if (taken.length < 4) message.ack();
    });
    await eventually(() => taken.length === 4);
    expect(await unackedOf(consumer)).toBe(4);
    await patient.stop();
    await done;
    await eventually(async () => (await unackedOf(consumer)) === 1);
    taken[3]?.ack();
    await eventually(async () => (await unackedOf(consumer)) === 0);
  });

  /** Hands 1 to 3 of 30 to a first owner, who acks two and stops with the third in its hands. */
  const stopInTheMiddle = async (call: string) => {
    const name = await publishCall(call, 30);
    const first = consumerOn(await opened.connect(), name);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let handedOver = 0;
    const done = first.consume(async (message) => {
      handedOver += 1;
      if (handedOver === 3) await held;
      message.ack();
    });
    await eventually(() => handedOver === 3);
    await first.stop();
    return {
      name,
      finish: async () => {
        release();
        await done;
        return handedOver;
      },
    };
  };

  const readAll = async (name: string, count: number, reset: boolean): Promise<number[]> => {
    const seen: number[] = [];
    const consumer = consumerOn(opened.connection, name);
    if (reset) await consumer.reset();
    const done = consumer.consume((message) => {
      seen.push(numberOf(message));
      message.ack();
    });
    // Far below `ack_wait`: what comes was given back, not timed out.
    await eventually(() => seen.length === count, 3_000);
    await consumer.stop();
    await done;
    return seen;
  };

  it('gives unused messages back when it stops, to whoever reads next at once', async () => {
    const { name, finish } = await stopInTheMiddle('stopped');
    const seen = await readAll(name, 27, false);
    expect(seen.sort((a, b) => a - b)).toEqual(upTo(30).slice(3));
    expect(await finish()).toBe(3);
  });

  it('shows them in order to a next owner who resets, the one still in hand included', async () => {
    const { name, finish } = await stopInTheMiddle('reset');
    expect(await readAll(name, 28, true)).toEqual(upTo(30).slice(2));
    expect(await finish()).toBe(3);
    expect((await manager.consumers.info(stream, name)).num_ack_pending).toBe(0);
  });

  it('resets a partition of the work queue RUNS to its first unsettled wake-up', async () => {
    const waker = new RunWaker(opened.connection, opened.namespace);
    const { runs } = streamsOf(opened.namespace);
    for (const n of upTo(5)) {
      await waker.wakeNow({ partition: 7, domainId: '1', runId: `r${n}` }, {}, `run:r${n}:1`);
    }
    const runOf = (message: IncomingMessage) => message.subject.split('.').at(-1);
    const settings = { stream: runs, consumer: runConsumerName(7) };
    const dying = await opened.connect();
    let taken = 0;
    void new PartitionConsumer(dying, settings).consume((message) => {
      taken += 1;
      if (['r1', 'r2', 'r4'].includes(runOf(message) ?? '')) message.ack();
    });
    await eventually(() => taken === 5);
    await dying.flush();
    await dying.close();
    const next = new PartitionConsumer(opened.connection, settings);
    await next.reset();
    const seen: (string | undefined)[] = [];
    const done = next.consume((message) => {
      seen.push(runOf(message));
      message.ack();
    });
    await eventually(() => seen.length === 2);
    await next.stop();
    await done;
    expect(seen).toEqual(['r3', 'r5']);
  });

  it('brings a nak’ed message again after its delay, and never a termed one', async () => {
    const name = await publishCall('verdicts', 2);
    const consumer = consumerOn(opened.connection, name);
    const seen: { n: number; count: number; at: number }[] = [];
    const done = consumer.consume((message) => {
      const n = numberOf(message);
      seen.push({ n, count: message.deliveryCount, at: Date.now() });
      if (n === 1) message.term('is poison\nreally');
      else if (message.deliveryCount === 1) message.nak(300);
      else message.ack();
    });
    await eventually(() => seen.length === 3);
    await consumer.stop();
    await done;
    expect(seen.map(({ n, count }) => [n, count])).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
    expect((seen[2]?.at ?? 0) - (seen[1]?.at ?? 0)).toBeGreaterThanOrEqual(295);
    expect((await manager.consumers.info(stream, name)).num_ack_pending).toBe(0);
    const advisories = await manager.streams.info(streamsOf(opened.namespace).advisories);
    expect(advisories.state.messages).toBe(1);
  });

  it('puts a message off when the handler throws, says so and goes on', async () => {
    const name = await publishCall('throws', 2);
    const errors: unknown[] = [];
    const seen: number[] = [];
    const consumer = new PartitionConsumer(opened.connection, {
      stream,
      consumer: name,
      onError: (error) => errors.push(error),
    });
    const done = consumer.consume(async (message) => {
      const n = numberOf(message);
      if (n === 1) throw new Error('a bug');
      seen.push(n);
      message.ack();
    });
    await eventually(() => seen.length === 1);
    await consumer.stop();
    await done;
    expect(errors).toEqual([new Error('a bug')]);
    expect((await manager.consumers.info(stream, name)).num_ack_pending).toBe(1);
  });

  it('keeps no more messages at hand than its prefetch', async () => {
    const name = await publishCall('prefetch', 50);
    const consumer = consumerOn(opened.connection, name, 8);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const done = consumer.consume(() => held);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await manager.consumers.info(stream, name)).num_ack_pending).toBeLessThanOrEqual(9);
    const stopping = consumer.stop();
    release();
    await Promise.all([done, stopping]);
  });

  it('keeps about a megabyte of large messages at hand, and still gets through them', async () => {
    const text = 'x'.repeat(250_000);
    const large = (n: number) =>
      anEvent('large', n, { data: { queue_id: 8, attempt_id: 'large', n, text } });
    const name = await publishCall('large', 1);
    await publisher.publishMany('1', upTo(24).slice(1).map(large));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const seen: number[] = [];
    const consumer = consumerOn(opened.connection, name);
    const done = consumer.consume(async (message) => {
      await held;
      seen.push(numberOf(message));
      message.ack();
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await manager.consumers.info(stream, name)).num_ack_pending).toBeLessThanOrEqual(6);
    release();
    await eventually(() => seen.length === 24, 3_000);
    expect(seen).toEqual(upTo(24));
    await consumer.stop();
    await done;
  });
});

describe('PartitionConsumer and its server', () => {
  it('goes on after the server was killed, and after its streams were lost', async () => {
    const server = new OwnNatsServer();
    await server.start();
    const connection = await connectNats({ url: server.url, name: 'spec' });
    const consumers: PartitionConsumer[] = [];
    try {
      await applyStreams(connection);
      const publisher = new EventPublisher(connection);
      const seen = new Set<number>();
      const loops = Array.from({ length: partitionCount }, (_, partition) => {
        const consumer = new PartitionConsumer(connection, {
          stream: 'EVENTS',
          consumer: `ev-${partition}`,
        });
        consumers.push(consumer);
        return consumer.consume((message) => {
          seen.add(numberOf(message));
          message.ack();
        });
      });
      await publisher.publish('1', anEvent('one', 1));
      await eventually(() => seen.has(1));

      await server.kill();
      await new Promise((resolve) => setTimeout(resolve, 500));
      await server.start();
      await publisher.publish('1', anEvent('two', 2));
      await eventually(() => seen.has(2), 5_000);

      const manager = await jetstreamManager(connection);
      await manager.streams.delete('EVENTS');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await applyStreams(connection);
      await publisher.publish('1', anEvent('three', 3));
      // A server that deletes a stream does not always end the requests for its messages (seen with
      // 2.14: one of thirty-two, every tenth time). Silence then tells, after 12.5 s at most.
      await eventually(() => seen.has(3), 15_000);

      await Promise.all(consumers.map((one) => one.stop()));
      await Promise.all(loops);
    } finally {
      await connection.close();
      await server.remove();
    }
  });

  it('stops at once while the server is away', async () => {
    const server = new OwnNatsServer();
    await server.start();
    const connection = await connectNats({ url: server.url, name: 'spec' });
    try {
      await applyStreams(connection);
      const consumer = new PartitionConsumer(connection, { stream: 'EVENTS', consumer: 'ev-0' });
      const loop = consumer.consume((message) => message.ack());
      await server.kill();
      await eventually(() => !connectionStateOf(connection).connected);
      const stopped = consumer.stop().then(() => 'stopped');
      const tooLate = new Promise((resolve) => setTimeout(resolve, 2_000, 'still stopping'));
      expect(await Promise.race([stopped, tooLate])).toBe('stopped');
      await loop;
    } finally {
      await connection.close();
      await server.remove();
    }
  });
});
