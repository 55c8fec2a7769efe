import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BulkAction,
  BulkAnswer,
  type CloudEvent,
  DeadLetter,
  EventDetail,
  eventSubject,
  listOf,
  streamsOf,
  subjectsOf,
} from '@hookline/contracts';
import { EventPublisher, type NatsConnection } from '@hookline/messaging';
import { jetstreamManager } from '@nats-io/jetstream';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { RunRows } from '../runs/run-rows.fixture';
import { TestApi } from '../testing/test-api';

describe('dead letters', () => {
  let api: TestApi;
  let rows: RunRows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = await RunRows.open(api);
  });
  afterAll(async () => {
    await rows.close();
    await api.stop();
  });

  const anEvent = (queueId: string): CloudEvent => ({
    specversion: '1.0',
    id: randomUUID(),
    source: `queue_${queueId}`,
    type: 'queue.missed',
    data: { queue_id: queueId, attempt_id: 7 },
  });
  const act = (id: string, action: string) =>
    api.send(`/dead_letters/${id}/${action}`, { method: 'POST' });
  const ids = async (query: string) =>
    (await api.read(`/dead_letters?${query}`, listOf(DeadLetter))).items.map(({ id }) => id);
  /** How often an event is in the stream. */
  const published = async (event: CloudEvent): Promise<number> => {
    const connection: NatsConnection = api.app.get(NATS_CONNECTION);
    const manager = await jetstreamManager(connection);
    const { namespace } = api.settings.nats;
    const { events } = streamsOf(namespace);
    const { state } = await manager.streams.info(events);
    let count = 0;
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(events, { seq });
      if (message?.json<CloudEvent>().id === event.id) count += 1;
    }
    expect(eventSubject(api.database.domainId, event, subjectsOf(namespace))).toContain('.in.');
    return count;
  };

  it('says why each went nowhere, newest first, and filters', async () => {
    const unreadable = await rows.aDeadLetter('It is not JSON.', null);
    const lost = await rows.aDeadLetter('There is no queue 999.', anEvent('999'));
    const body = await api.read('/dead_letters', listOf(DeadLetter));
    expect(body.items.slice(0, 2)).toMatchObject([
      { id: lost, reason: 'There is no queue 999.', status: 'open', can_retry: true },
      { id: unreadable, reason: 'It is not JSON.', event_id: null, can_retry: false },
    ]);
    expect(await ids('q=not%20JSON')).toEqual([unreadable]);
    expect(await ids('type=queue.missed')).toEqual([lost]);
    await act(unreadable, 'discard');
    expect(await ids('status=open')).toEqual([lost]);
    expect(await ids('status=discarded')).toEqual([unreadable]);
  });

  it('publishes again under the same id once the cause is gone, and only once', async () => {
    const event = anEvent(rows.ids.queue);
    // As it went nowhere at first: the stream has seen its id within ten minutes.
    const connection: NatsConnection = api.app.get(NATS_CONNECTION);
    await new EventPublisher(connection, api.settings.nats.namespace).publish(
      api.database.domainId,
      event,
    );
    const id = await rows.aDeadLetter('There is no such queue.', event);
    const letter = DeadLetter.parse((await act(id, 'retry')).body);
    expect(letter).toMatchObject({ status: 'retried', can_retry: false });
    expect(letter.settled_at).not.toBeNull();
    expect(await published(event)).toBe(2);
    const again = await act(id, 'retry');
    expect(again).toMatchObject({ status: 409, body: { code: 'dead_letter.settled' } });
    expect(await published(event)).toBe(2);
  });

  it('leaves a letter open while its cause is there', async () => {
    const id = await rows.aDeadLetter('There is no queue 999.', anEvent('999'));
    expect(await act(id, 'retry')).toMatchObject({
      status: 409,
      body: { code: 'event.queue.unknown', message: 'There is no queue 999 yet.' },
    });
    expect((await api.read(`/dead_letters/${id}`, DeadLetter)).status).toBe('open');
  });

  it('has nothing to publish of one that could not be read', async () => {
    const id = await rows.aDeadLetter('It is not JSON.', null);
    expect((await act(id, 'retry')).body).toMatchObject({ code: 'dead_letter.unreadable' });
  });

  it('settles many, and tells which could not be', async () => {
    const good = await rows.aDeadLetter('bulk', anEvent(rows.ids.queue));
    const bad = await rows.aDeadLetter('bulk', anEvent('999'));
    const body = { action: 'retry', filter: { q: 'bulk' }, rate: 50 };
    const preview = await api.send('/dead_letters/bulk', { body: { ...body, preview: true } });
    expect(preview.body).toEqual({ total: 2, bulk: null });
    const begun = await api.read('/dead_letters/bulk', BulkAnswer, { body });
    await new Promise((resolve) => setTimeout(resolve, 400));
    const done = await api.read(`/dead_letters/bulk/${begun.bulk!.id}`, BulkAction);
    expect(done).toMatchObject({
      status: 'completed',
      done: 1,
      failed: 1,
      problems: [{ id: bad }],
    });
    expect((await api.read(`/dead_letters/${good}`, DeadLetter)).status).toBe('retried');
    expect((await api.send(`/runs/bulk/${begun.bulk!.id}`)).status).toBe(404);
  });

  it.each(['hook_id=1', 'queue_id=1', 'status=happy', 'unknown=1'])('refuses %s', async (query) => {
    expect((await api.send(`/dead_letters?${query}`)).status).toBe(422);
  });

  it('publishes many in the order they came: those of one call belong one after another', async () => {
    const events = [1, 2, 3].map(() => anEvent(rows.ids.queue));
    for (const event of events) await rows.aDeadLetter('in order', event);
    const begun = await api.read('/dead_letters/bulk', BulkAnswer, {
      body: { action: 'retry', filter: { q: 'in order' }, rate: 50 },
    });
    const isRunning = async () =>
      (await api.read(`/dead_letters/bulk/${begun.bulk!.id}`, BulkAction)).status === 'running';
    while (await isRunning()) await new Promise((resolve) => setTimeout(resolve, 50));
    const manager = await jetstreamManager(api.app.get<NatsConnection>(NATS_CONNECTION));
    const stream = streamsOf(api.settings.nats.namespace).events;
    const { state } = await manager.streams.info(stream);
    const ids: string[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      ids.push((await manager.streams.getMessage(stream, { seq }))!.json<CloudEvent>().id);
    }
    const wanted = events.map(({ id }) => id);
    expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
  });

  it('shows and settles nothing of another domain', async () => {
    const id = await rows.aDeadLetter('private', anEvent(rows.ids.queue));
    const key = await api.createKey(['event:read', 'event:publish'], await api.createDomain());
    expect((await api.read('/dead_letters', listOf(DeadLetter), { key })).items).toEqual([]);
    for (const action of ['', '/retry', '/discard']) {
      const method = action === '' ? 'GET' : 'POST';
      const { status } = await api.send(`/dead_letters/${id}${action}`, { method, key });
      expect(status).toBe(404);
    }
    expect((await api.read(`/dead_letters/${id}`, DeadLetter)).status).toBe('open');
  });

  it('is no event of the log’s own business any more than before', async () => {
    const id = await rows.aDeadLetter('shown in the log', anEvent('999'));
    const body = await api.read(`/events/${id}`, EventDetail);
    expect([body.status, body.problem]).toEqual(['dead letter', 'shown in the log']);
  });
});
