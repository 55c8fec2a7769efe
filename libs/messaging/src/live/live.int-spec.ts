import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LivePublisher, LiveSubscriber } from '../index';
import { eventually, openNamespace } from '../testing/nats.fixture';

describe('LivePublisher', () => {
  let opened: Awaited<ReturnType<typeof openNamespace>>;
  beforeAll(async () => {
    opened = await openNamespace('live');
  });
  afterAll(() => opened.close());

  it('reaches the listeners of its domain and of all domains', async () => {
    const { connection, namespace } = opened;
    const one: unknown[] = [];
    const all: unknown[] = [];
    const subscriber = new LiveSubscriber(connection, namespace);
    const listening = subscriber.subscribe('1', (...news) => one.push(news));
    subscriber.subscribe({ all: true }, (...news) => all.push(news));
    const publisher = new LivePublisher(connection, namespace);
    publisher.publish('1', 'run.412', { status: 'running' });
    publisher.publish('2', 'run.7', null);
    await eventually(() => all.length === 2);
    expect(one).toEqual([['run.412', '1', { status: 'running' }]]);
    expect(all).toEqual([
      ['run.412', '1', { status: 'running' }],
      ['run.7', '2', null],
    ]);
    listening.stop();
    publisher.publish('1', 'run.413', {});
    await eventually(() => all.length === 3);
    expect(one).toHaveLength(1);
  });

  it('tells a listener who came long after nobody was there', async () => {
    const { connection, namespace } = opened;
    const publisher = new LivePublisher(connection, namespace);
    publisher.publish('3', 'run.1', {});
    // An answer is remembered for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const heard: unknown[] = [];
    const listening = new LiveSubscriber(connection, namespace).subscribe('3', (topic) =>
      heard.push(topic),
    );
    await connection.flush();
    publisher.publish('3', 'run.2', {});
    await eventually(() => heard.includes('run.2'));
    listening.stop();
  });

  it('drops news on a closed connection without a word', async () => {
    const connection = await opened.connect();
    const publisher = new LivePublisher(connection, opened.namespace);
    await connection.close();
    expect(() => publisher.publish('1', 'run.1', {})).not.toThrow();
  });
});
