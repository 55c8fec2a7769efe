import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestApi, type TestAnswer } from '../testing/test-api';

const tooMany = (answer: TestAnswer) => answer.status === 429;

describe('limits of requests (B-04, B-50)', () => {
  let api: TestApi;
  let queueId: string;

  beforeAll(async () => {
    api = await TestApi.start(
      { trustedProxies: ['127.0.0.1'] },
      { signInsPerMinute: 8, eventRequestsPerSecond: 10 },
    );
    queueId = await api.make('/call_center/queues', { name: 'Q', type: 1 });
  });
  afterAll(() => api.stop());

  const guess = (ip: string) =>
    api.send('/session', {
      key: null,
      body: { email: `${randomUUID()}@example.com`, password: 'wrong' },
      headers: { 'x-forwarded-for': ip },
    });

  it('stops an address that guesses at many accounts, and no other address', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess('203.0.113.7')));
    expect(answers.filter(tooMany)).toHaveLength(4);
    const refused = answers.find(tooMany)!;
    expect(refused.body).toMatchObject({ status: 429, code: 'limit.sign_in' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await guess('203.0.113.8')).status).toBe(401);
    const token = 'x'.repeat(43);
    const setUp = await api.send('/setup', {
      key: null,
      body: { token, name: 'A', email: 'a@example.com', password: 'correct horse' },
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    expect(setUp.status).toBe(429);
  });

  it('believes the address a proxy names only when the proxy is trusted', async () => {
    const other = await TestApi.start({}, { signInsPerMinute: 3 });
    try {
      const asked = [1, 2, 3, 4].map((n) =>
        other.send('/session', {
          key: null,
          body: { email: `${n}@example.com`, password: 'wrong' },
          headers: { 'x-forwarded-for': `203.0.113.${n}` },
        }),
      );
      expect((await Promise.all(asked)).filter(tooMany)).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });

  it.each([
    ['CloudEvents', () => '/events'],
    ['flat maps', () => `/call_center/queues/${queueId}/events/missed`],
  ])('stops a key that sends too many %s, for a second, and no other key', async (_what, path) => {
    const key = await api.createKey(['event:publish']);
    const send = (with_ = key) =>
      api.send(path(), {
        key: with_,
        body: path().startsWith('/events')
          ? {
              specversion: '1.0',
              id: randomUUID(),
              source: 'x',
              type: 'queue.missed',
              data: { queue_id: queueId },
            }
          : { attempt_id: randomUUID() },
      });
    const answers = await Promise.all(Array.from({ length: 40 }, () => send()));
    const refused = answers.filter(tooMany);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers.get('retry-after')).toBe('1');
    expect(JSON.stringify(refused[0]!.body)).toContain('limit.events');
    expect((await send(await api.createKey(['event:publish']))).status).toBe(202);
    await sleep(1_050);
    expect((await send()).status).toBe(202);
  });
});
