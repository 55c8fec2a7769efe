import { stat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionView } from '@hookline/contracts';
import { z } from 'zod';
import { sessionCookieOf, TestApi } from '../testing/test-api';

const olha = { name: 'Olha', email: 'olha@example.com', password: 'correct horse battery' };

describe('the one-time set-up (B-01)', () => {
  let api: TestApi;
  let linkFile: string;
  let token: string;

  beforeAll(async () => {
    api = await TestApi.start();
    linkFile = join(api.settings.data.dir, 'setup-link');
    token = (await readFile(linkFile, 'utf8')).trim().replace('/setup?token=', '');
  });
  afterAll(() => api.stop());

  const isValid = async (one: string) => {
    const State = z.object({ valid: z.boolean() });
    return (await api.read(`/setup?token=${one}`, State, { key: null })).valid;
  };

  it('writes a link that only its owner may read', async () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect((await stat(linkFile)).mode & 0o777).toBe(0o600);
  });

  it('tells whether a link works', async () => {
    expect(await isValid(token)).toBe(true);
    expect(await isValid('x'.repeat(43))).toBe(false);
    expect(await isValid('')).toBe(false);
  });

  it('answers nothing else without sign-in', async () => {
    for (const path of ['/events', '/runs', '/api_keys', '/session', '/metrics']) {
      expect(await api.send(path, { key: null })).toMatchObject({
        status: 401,
        body: { code: 'session.missing' },
      });
    }
  });

  it('asks for a long password and keeps the link', async () => {
    const { status, body } = await api.send('/setup', {
      body: { ...olha, token, password: 'short' },
      key: null,
    });
    expect(status).toBe(422);
    const problem = { path: 'password', message: 'at least 12 characters' };
    expect(body).toMatchObject({ problems: [problem] });
    expect(await isValid(token)).toBe(true);
  });

  it('works exactly once, even for two at a time', async () => {
    const answers = await Promise.all(
      ['a@example.com', 'b@example.com', 'c@example.com'].map((email) =>
        api.send('/setup', { body: { ...olha, token, email }, key: null }),
      ),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 404, 404]);
    const won = answers.find((one) => one.status === 200)!;
    expect(won.body).toMatchObject({
      role: 'platform-admin',
      domain: { id: api.database.domainId },
    });

    const signedIn = await api.send('/session', {
      key: null,
      headers: { cookie: sessionCookieOf(won) },
    });
    expect(signedIn).toMatchObject({
      status: 200,
      body: { user: SessionView.parse(won.body).user },
    });
    await expect(stat(linkFile)).rejects.toThrow('ENOENT');
    expect(await isValid(token)).toBe(false);
  });
});
