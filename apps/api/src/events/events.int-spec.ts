import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemList, streamsOf } from '@hookline/contracts';
import type { NatsConnection } from '@hookline/messaging';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { TestApi } from '../testing/test-api';

const structured = { 'content-type': 'application/cloudevents+json' };
const batch = { 'content-type': 'application/cloudevents-batch+json' };

describe('POST /events', () => {
  let api: TestApi;
  let queueId: string;
  let foreignQueueId: string;

  const addQueue = async (domainId: string) => {
    const [row]: { id: string }[] = await api.database.dataSource.query(
      `insert into queue (domain_id, name, type) values ($1, 'Support', 1) returning id::text`,
      [domainId],
    );
    return row!.id;
  };
  beforeAll(async () => {
    api = await TestApi.start();
    queueId = await addQueue(api.database.domainId);
    foreignQueueId = await addQueue(await api.createDomain());
  });
  afterAll(() => api.stop());

  let made = 0;
  const anEvent = (more: object = {}) => ({
    specversion: '1.0',
    id: `e${(made += 1)}`,
    source: `queue_${queueId}`,
    type: 'queue.missed',
    data: { attempt_id: '901', queue_id: queueId },
    ...more,
  });
  const storedMessages = async () => {
    const manager = await jetstreamManager(api.app.get<NatsConnection>(NATS_CONNECTION));
    return manager.streams.info(streamsOf(api.settings.nats.namespace).events);
  };
  const lastStored = async () => {
    const manager = await jetstreamManager(api.app.get<NatsConnection>(NATS_CONNECTION));
    const stream = streamsOf(api.settings.nats.namespace).events;
    const { state } = await manager.streams.info(stream);
    const message = await manager.streams.getMessage(stream, { seq: state.last_seq });
    return { subject: message!.subject, event: message!.json<Record<string, unknown>>() };
  };

  it.each([
    ['application/cloudevents+json'],
    ['application/json'],
    ['application/json; charset=UTF-8'],
  ])('takes a structured event as %s and answers when it is stored (decision 32)', async (type) => {
    const event = anEvent();
    const { status, body } = await api.send('/events', {
      body: event,
      headers: { 'content-type': type },
    });
    expect(status).toBe(202);
    expect(body).toMatchObject({ id: event.id, duplicate: false });
    const stored = await lastStored();
    expect(stored.event.id).toBe(event.id);
    expect(stored.subject).toContain(`.${api.database.domainId}.queue_${queueId}.missed.901`);
    expect(body).toMatchObject({ seq: expect.stringMatching(/^\d+$/) });
  });

  it('takes an event in binary mode (decision 32)', async () => {
    const { status } = await api.send('/events', {
      body: { attempt_id: '902', queue_id: queueId },
      headers: {
        'ce-specversion': '1.0',
        'ce-id': 'binary-%C3%A9',
        'ce-source': `queue_${queueId}`,
        'ce-type': 'queue.joined',
      },
    });
    expect(status).toBe(202);
    expect((await lastStored()).event).toMatchObject({
      id: 'binary-é',
      type: 'queue.joined',
      data: { attempt_id: 902 },
    });
  });

  it('takes a batch and answers in its order (decision 32)', async () => {
    const events = [anEvent(), anEvent(), anEvent()];
    const { status, body } = await api.send('/events', { body: events, headers: batch });
    expect(status).toBe(202);
    expect(body).toMatchObject({ items: events.map(({ id }) => ({ id })) });
  });

  it('says so when it knows the event already', async () => {
    const event = anEvent();
    await api.send('/events', { body: event });
    const { status, body } = await api.send('/events', { body: event });
    expect(status).toBe(202);
    expect(body).toMatchObject({ duplicate: true });
  });

  it('publishes nothing of a batch with a fault and lists every fault by index', async () => {
    const before = (await storedMessages()).state.messages;
    const events = [
      anEvent(),
      anEvent({ id: '' }),
      anEvent({ type: 'queue.exploded' }),
      anEvent({ data: { queue_id: foreignQueueId } }),
    ];
    const { status, body } = await api.send('/events', { body: events, headers: batch });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      problems: [
        { path: '[1].id' },
        { path: '[2].type' },
        { path: '[3].data.queue_id', message: `there is no queue ${foreignQueueId}` },
      ],
    });
    expect((await storedMessages()).state.messages).toBe(before);
  });

  it('refuses an id that came with other data before (B-54)', async () => {
    const event = anEvent();
    await api.database.dataSource.query(
      `with k as (insert into event_key (domain_id, event_id, id)
         values ($1, $2, hookline_uuid_floor(now())) returning *)
       insert into event (id, domain_id, event_id, type, source, key, part, stream_seq,
         occurred_at, data)
       select id, domain_id, event_id, $3, 'x', '901', 0, 77, now(), $4 from k`,
      [api.database.domainId, event.id, event.type, JSON.stringify({ other: 1 })],
    );
    const { status, body } = await api.send('/events', { body: event });
    expect(status).toBe(422);
    expect(body).toMatchObject({ problems: [{ path: 'id', code: 'event.id.reused' }] });
  });

  it('refuses a batch in which an id has other data the second time, and takes a mere repeat', async () => {
    const event = anEvent();
    const other = { ...event, data: { ...event.data, who: 'else' } };
    const refused = await api.send('/events', { body: [event, other], headers: batch });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ problems: [{ path: '[1].id', code: 'event.id.reused' }] });
    const taken = await api.send('/events', { body: [event, event], headers: batch });
    expect(taken.status).toBe(202);
    expect(taken.body).toMatchObject({ items: [{ duplicate: false }, { duplicate: true }] });
  });

  it.each([
    ['no id', { id: undefined }, 'id'],
    ['an empty id', { id: '' }, 'id'],
    ['a long id', { id: 'x'.repeat(257) }, 'id'],
    ['a control character in the id', { id: 'a\nb' }, 'id'],
    ['no type', { type: undefined }, 'type'],
    ['an unknown queue event', { type: 'queue.exploded' }, 'type'],
    ['another version', { specversion: '0.3' }, 'specversion'],
    ['a time that is none', { time: 'yesterday' }, 'time'],
    ['data that is a list', { data: [1] }, 'data'],
    ['no data', { data: undefined }, 'data'],
    ['no queue', { data: {}, source: 'somewhere' }, 'data.queue_id'],
    ['a queue that is no id', { data: { queue_id: 'x' } }, 'data.queue_id'],
    ['a queue beyond 64 bits', { data: { queue_id: '9999999999999999999' } }, 'data.queue_id'],
    ['an extension that is an object', { extension: {} }, 'extension'],
  ])('refuses an event with %s', async (_case, more, path) => {
    const { status, body } = await api.send('/events', { body: anEvent(more) });
    expect(status).toBe(422);
    const [problem] = ProblemList.parse(body).problems;
    expect(problem).toMatchObject({ level: 'error', path });
    expect(problem?.message).toMatch(/\w+ \w+/);
  });

  it.each([
    ['nothing', '', {}, 422],
    ['broken JSON', '{"id": "1",}', {}, 400],
    ['half a text', '{"id": "', {}, 400],
    ['an empty batch', '[]', batch, 422],
    ['one event as a batch', '{}', batch, 422],
    ['a list as one event', '[{}]', structured, 422],
    ['a number', '7', {}, 422],
    ['a form', 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['XML', '<a/>', { 'content-type': 'text/xml' }, 415],
    ['65 levels', '['.repeat(65) + ']'.repeat(65), {}, 400],
    ['100,000 levels', '['.repeat(100_000), {}, 400],
    ['more than 256 KiB', JSON.stringify({ data: 'x'.repeat(256 * 1024) }), {}, 413],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415],
  ])(
    'answers %s with a sentence and never with a fault of ours',
    async (_case, body, headers, status) => {
      const answer = await api.send('/events', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      });
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({ message: expect.stringMatching(/\w+ \w+/) });
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at \w+ \(|select /);
    },
  );

  it('says where the JSON breaks', async () => {
    const { body } = await api.send('/events', {
      body: '{\n  "id": "1",\n}',
      headers: { 'content-type': 'application/json' },
    });
    expect(body).toMatchObject({ message: expect.stringContaining('line 3, column 1') });
  });

  it('takes an event just below the limit, and refuses one that grows beyond it', async () => {
    const withText = (size: number) =>
      anEvent({ data: { queue_id: queueId, text: 'x'.repeat(size) } });
    expect((await api.send('/events', { body: withText(255 * 1024) })).status).toBe(413);
    expect((await api.send('/events', { body: withText(254 * 1024) })).status).toBe(202);
  });

  it('keeps digits beyond 2^53 and replaces U+0000', async () => {
    const id = `big${Date.now()}`;
    const { status } = await api.send('/events', {
      body: `{"specversion":"1.0","id":"${id}","source":"queue_${queueId}","type":"queue.joined",
        "data":{"queue_id":"${queueId}","order":12345678901234567890,"note":"a\\u0000b"}}`,
    });
    expect(status).toBe(202);
    expect((await lastStored()).event.data).toMatchObject({
      order: '12345678901234567890',
      note: 'a\uFFFDb',
    });
  });

  it('needs the permission to publish', async () => {
    const key = await api.createKey(['event:read']);
    expect((await api.send('/events', { key, body: anEvent() })).status).toBe(403);
    expect((await api.send('/events', { key: null, body: anEvent() })).status).toBe(401);
  });

  it('does not know the queue of another domain', async () => {
    const event = anEvent({ data: { queue_id: foreignQueueId } });
    const { status, body } = await api.send('/events', { body: event });
    expect(status).toBe(422);
    expect(body).toMatchObject({ problems: [{ path: 'data.queue_id' }] });
  });

  it('knows soon that a queue was deleted, though events came for it just before', async () => {
    const id = await api.make('/call_center/queues', { name: 'Short-lived', type: 1 });
    const send = () => api.send('/events', { body: anEvent({ data: { queue_id: id } }) });
    expect((await send()).status).toBe(202);
    await api.send(`/call_center/queues/${id}`, { method: 'DELETE' });
    const until = Date.now() + 2_000;
    let answer = await send();
    while (answer.status === 202 && Date.now() < until) answer = await send();
    expect(answer.status).toBe(422);
  });

  it('answers 503 within two seconds while NATS is away', async () => {
    const second = await api.startSecond();
    try {
      await second.app.get<NatsConnection>(NATS_CONNECTION).close();
      const startedAt = performance.now();
      const answer = await second.send('/events', { body: anEvent() });
      expect(performance.now() - startedAt).toBeLessThan(4_000);
      expect(answer).toMatchObject({ status: 503, body: { code: 'nats.unavailable' } });
      expect(answer.headers.get('retry-after')).toBe('2');
    } finally {
      await second.app.close();
    }
  });

  describe('a flat map of Webitel', () => {
    const post = (event: string, body: unknown, headers = {}) =>
      api.send(`/call_center/queues/${queueId}/events/${event}`, { body, headers });
    const flat = { attempt_id: '903', timestamp: '1784000123456', cc_result: 'success' };

    it('becomes an event with an id of its own', async () => {
      const { status, body } = await post('leaving', flat);
      expect(status).toBe(202);
      expect(body).toMatchObject({ id: '903:leaving:1784000123456' });
      expect((await lastStored()).event).toMatchObject({
        type: 'queue.leaving',
        data: { attempt_id: 903, queue_id: Number(queueId), state: 'leaving' },
      });
    });

    it('may have a state that is no event, as chats do when they join', async () => {
      const { status } = await post('joined', { ...flat, state: 'idle', queue_id: queueId });
      expect(status).toBe(202);
    });

    it('has the Idempotency-Key as its id', async () => {
      const { body } = await post('joined', flat, { 'idempotency-key': 'abc-1' });
      expect(body).toMatchObject({ id: 'abc-1' });
    });

    it.each([
      ['an unknown event', 'exploded', flat, {}, 400],
      ['a list', 'joined', [1], {}, 400],
      ['an object inside', 'joined', { a: { b: 1 } }, {}, 400],
      ['another event than its address', 'joined', { state: 'leaving' }, {}, 400],
      ['another queue than its address', 'joined', { queue_id: '999999' }, {}, 400],
      ['a key with a line break', 'joined', flat, { 'idempotency-key': 'é' }, 400],
    ])('refuses %s in Webitel’s words', async (_case, event, body, headers, status) => {
      const answer = await post(event, body, headers);
      expect(answer).toMatchObject({ status, body: { status: 'Bad Request', code: status } });
      expect(answer.body).toMatchObject({ detail: expect.any(String) });
    });

    it('answers 404 for a queue that is not there', async () => {
      const answer = await api.send(`/call_center/queues/${foreignQueueId}/events/joined`, {
        body: flat,
      });
      expect(answer).toMatchObject({ status: 404, body: { code: 404, id: 'queue.not_found' } });
    });
  });
});
