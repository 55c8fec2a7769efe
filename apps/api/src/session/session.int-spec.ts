import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeyView, listOf, SessionView } from '@hookline/contracts';
import { sessionCookieOf, TestApi, type TestAnswer } from '../testing/test-api';

const olha = { email: 'olha@example.com', password: 'correct horse battery' };

describe('sessions', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    await api.setUp(olha);
  });
  afterAll(() => api.stop());

  const signIn = (person: { email: string; password: string }, headers = {}): Promise<TestAnswer> =>
    api.send('/session', { body: person, key: null, headers });
  const readSession = (cookie: string) => api.send('/session', { key: null, headers: { cookie } });

  it('signs in with the right password, whatever the case of the address', async () => {
    const answer = await signIn({ ...olha, email: 'Olha@Example.com' });
    expect(answer.status).toBe(200);
    const session = SessionView.parse(answer.body);
    expect(session.user.email).toBe(olha.email);
    expect(session.permissions).toContain('event:publish');
  });

  it('gives a cookie that scripts and other sites cannot use (B-03)', async () => {
    const [cookie = ''] = (await signIn(olha)).headers.getSetCookie();
    expect(cookie).toMatch(/^hookline=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain('Domain');
  });

  it('stores only a hash of the token, and no password (B-02)', async () => {
    const token = sessionCookieOf(await signIn(olha)).replace('hookline=', '');
    const [row] = await api.database.dataSource.query(
      `select count(*)::int as n from session where token_hash = sha256($1::text::bytea)`,
      [token],
    );
    expect(row.n).toBe(1);
    const [user] = await api.database.dataSource.query(`select password_hash from app_user`);
    expect(user.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is dead after sign-out', async () => {
    const cookie = sessionCookieOf(await signIn(olha));
    expect((await readSession(cookie)).status).toBe(200);
    const out = await api.send('/session', { method: 'DELETE', key: null, headers: { cookie } });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^hookline=;/);
    expect((await readSession(cookie)).status).toBe(401);
  });

  it('gets a new token at sign-in and ends the old one', async () => {
    const before = sessionCookieOf(await signIn(olha));
    const after = sessionCookieOf(await signIn(olha, { cookie: before }));
    expect(after).not.toBe(before);
    expect((await readSession(before)).status).toBe(401);
    expect((await readSession(after)).status).toBe(200);
  });

  it.each([
    ['8 hours without a request', `seen_at = now() - interval '8 hours 1 minute'`],
    ['7 days', `expires_at = now() - interval '1 second'`],
  ])('ends after %s', async (_case, change) => {
    const cookie = sessionCookieOf(await signIn(olha));
    await api.database.dataSource.query(`update session set ${change}`);
    expect((await readSession(cookie)).status).toBe(401);
  });

  describe('guessing (B-04)', () => {
    const guess = (email: string) => signIn({ email, password: 'wrong' });

    it.each([
      ['a known address', olha.email],
      ['an unknown address', 'nobody@example.com'],
    ])('is slowed down after five tries for %s', async (_case, email) => {
      const answers: TestAnswer[] = [];
      for (let n = 0; n < 6; n += 1) answers.push(await guess(email));
      expect(answers.map((one) => one.status)).toEqual([401, 401, 401, 401, 401, 429]);
      const message = 'The address or the password is not right.';
      expect(answers[0]!.body).toMatchObject({ message });
      expect(answers[5]!.headers.get('retry-after')).toBe('1');
      expect(answers[5]!.body).toMatchObject({ code: 'session.slow_down' });
    });

    it('does not let the right password in while it waits', async () => {
      expect((await signIn(olha)).status).toBe(429);
    });

    it('doubles the wait up to 15 minutes', async () => {
      const waits: string[] = [];
      for (let n = 0; n < 12; n += 1) {
        await api.database.dataSource.query(
          `update sign_in_throttle set blocked_until = now() where email = $1`,
          [olha.email],
        );
        await guess(olha.email);
        waits.push((await guess(olha.email)).headers.get('retry-after') ?? '');
      }
      expect(waits.slice(0, 4)).toEqual(['2', '4', '8', '16']);
      expect(waits.at(-1)).toBe('900');
    });

    it('does not give a hundred guesses at once a try each', async () => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, () => guess('many@example.com')),
      );
      expect(answers.filter((one) => one.status === 401).length).toBeLessThanOrEqual(5);
    });

    it('starts from nothing after the right password', async () => {
      await api.database.dataSource.query(
        `update sign_in_throttle set blocked_until = now() where email = $1`,
        [olha.email],
      );
      expect((await signIn(olha)).status).toBe(200);
      expect((await guess(olha.email)).status).toBe(401);
    });

    it('takes as long for an unknown address as for a known one', async () => {
      const timed = async (email: string) => {
        await api.database.dataSource.query(`delete from sign_in_throttle`);
        const startedAt = performance.now();
        await guess(email);
        return performance.now() - startedAt;
      };
      // Turn about, so that a busy moment of the machine falls on both.
      let [known, unknown] = [Infinity, Infinity];
      for (let n = 0; n < 8; n += 1) {
        known = Math.min(known, await timed(olha.email));
        unknown = Math.min(unknown, await timed('who@example.com'));
      }
      expect(unknown / known).toBeGreaterThan(0.4);
      expect(unknown / known).toBeLessThan(2.5);
    });
  });

  describe('requests of other sites (B-05)', () => {
    let cookie: string;
    beforeAll(async () => {
      await api.database.dataSource.query(`delete from sign_in_throttle`);
      cookie = sessionCookieOf(await signIn(olha));
    });

    const create = (headers: Record<string, string>, body: unknown = keyInput) =>
      api.send('/api_keys', { key: null, headers: { cookie, ...headers }, body });
    const keyInput = { name: 'foreign', permissions: ['event:read'] };

    it.each([
      ['cross-site', { 'sec-fetch-site': 'cross-site' }],
      ['same-site but not same-origin', { 'sec-fetch-site': 'same-site' }],
      ['of a foreign origin', { origin: 'https://evil.example' }],
      ['of an opaque origin', { origin: 'null' }],
    ])('are refused when they are %s', async (_case, headers) => {
      expect(await create(headers)).toMatchObject({
        status: 403,
        body: { code: 'request.foreign_origin' },
      });
    });

    it.each([
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'text/plain;application/json',
      'application/json; charset=utf-16',
    ])('are refused when the body is %s', async (type) => {
      const answer = await create({ 'content-type': type }, JSON.stringify(keyInput));
      expect(answer.status).toBe(415);
    });

    it('change nothing', async () => {
      const { items } = await api.read('/api_keys', listOf(ApiKeyView));
      expect(items.map(({ name }) => name)).not.toContain('foreign');
    });

    it('cannot sign a browser in or out', async () => {
      const foreign = { origin: 'https://evil.example' };
      expect((await signIn(olha, foreign)).status).toBe(403);
      const out = { method: 'DELETE', key: null, headers: { cookie, ...foreign } };
      expect((await api.send('/session', out)).status).toBe(403);
      expect((await readSession(cookie)).status).toBe(200);
    });

    it('are fine from our own page', async () => {
      const own = { 'sec-fetch-site': 'same-origin', origin: api.url };
      expect((await create(own, { ...keyInput, name: 'own' })).status).toBe(201);
    });
  });
});
