import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigChanges, LivePublisher, type NatsConnection } from '@hookline/messaging';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { TestApi } from '../testing/test-api';

const runId = '0193a000-0000-7000-8000-000000000001';

describe('GET /updates', () => {
  let api: TestApi;
  let news: LivePublisher;
  beforeAll(async () => {
    api = await TestApi.start();
    const connection = api.app.get<NatsConnection>(NATS_CONNECTION);
    news = new LivePublisher(connection, api.settings.nats.namespace);
  });
  afterAll(() => api.stop());

  const open = async (topics: string, key: string) => {
    const response = await fetch(`${api.url}/api/updates?${topics}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (wanted: string): Promise<string> => {
      while (!text.includes(wanted)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`ended with ${text}`);
        text += value;
      }
      return text;
    };
    await readUntil(': open');
    return { response, readUntil, close: () => reader.cancel() };
  };
  const runUpdated = (domainId: string, id = runId) =>
    news.publish(domainId, 'runs', {
      kind: 'run.updated',
      runId: id,
      status: 'running',
      schemaId: '1',
      hookId: null,
      queueId: null,
      stepCount: 1,
    });
  const eventStored = (domainId: string, no: string) =>
    news.publish(domainId, 'events', {
      kind: 'event.stored',
      id: runId,
      no,
      type: 'queue.missed',
      queueId: '1',
      runIds: [],
    });

  it('sends what was asked for, and nothing of another domain', async () => {
    const key = await api.createKey(['event:read', 'run:read']);
    const stream = await open(`topic=events&topic=run:${runId}`, key);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    eventStored('999999', '1');
    runUpdated(api.database.domainId, '0193a000-0000-7000-8000-000000000002');
    runUpdated(api.database.domainId);
    eventStored(api.database.domainId, '2');
    const text = await stream.readUntil('"no":"2"');
    expect(text.match(/^data: /gm)).toHaveLength(2);
    expect(text).toContain(`"runId":"${runId}"`);
    await stream.close();
  });

  it('tells the pages of every domain what was set for the platform, and of no other what was set for one', async () => {
    const stream = await open('topic=config', await api.createKey(['event:read']));
    const changes = api.app.get(ConfigChanges);
    await changes.publish(
      { domainId: '999999', kind: 'queue', id: '7', version: 1 },
      'updates-spec-1',
    );
    await changes.publish(
      { domainId: '999999', kind: 'platform', id: 'p', version: 2 },
      'updates-spec-2',
    );
    const text = await stream.readUntil('"object":"platform"');
    expect(text.match(/^data: /gm)).toHaveLength(1);
    await stream.close();
  });

  it.each(['topic=everything', '', 'topic=events&other=1'])('refuses %j', async (query) => {
    expect((await api.send(`/updates?${query}`)).status).toBe(422);
  });

  it('needs the permission of each topic', async () => {
    const key = await api.createKey(['event:read']);
    expect((await api.send('/updates?topic=runs', { key })).status).toBe(403);
  });

  it('ends when the server stops', async () => {
    const second = await api.startSecond();
    const response = await fetch(`${second.url}/api/updates?topic=config`, {
      headers: { authorization: `Bearer ${await api.createKey(['run:read'])}` },
    });
    const startedAt = performance.now();
    const text = response.text();
    await second.app.close();
    await text;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
