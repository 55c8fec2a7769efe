import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection, type IntegrationTestResult } from '@hookline/contracts';
import { buffer } from 'node:stream/consumers';
import { AddressGuard } from '../address-guard/address-guard';
import { parseAllowList } from '../address-guard/target-list';
import { httpServer, type LocalServer } from '../http/local-server.fixture';
import { UndiciHttpPort } from '../http/undici-http-port';
import { mailServer } from '../smtp/mail-server.fixture';
import { SmtpMailer } from '../smtp/smtp-mailer';
import { ConnectionTester } from './connection-tester';

let server: LocalServer;
let http: UndiciHttpPort;
let seen: string[];
let answer: { status: number; body: string };

beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: '{"ok":true,"result":{"id":1},"ts":"1"}' };
  server = await httpServer((request, response) => {
    void buffer(request).then((body) => {
      seen.push(`${request.method} ${request.url} ${body.toString()}`.trim());
      response.writeHead(answer.status).end(answer.body);
    });
  });
  http = new UndiciHttpPort({ guard: guard() });
});
afterEach(async () => {
  await http.close();
  await server.close();
});

const guard = (more = '') =>
  new AddressGuard({ allow: parseAllowList(`127.0.0.1:${server.port} ${more}`) });

function test(kind: string, settings: object, to = '', allow = ''): Promise<IntegrationTestResult> {
  const mailer = new SmtpMailer({ guard: guard(allow) });
  const tester = new ConnectionTester({ http, mailer, newId: () => 'test-1' });
  return tester.test(Connection.parse({ kind, settings }), to);
}

const token = '123456:canary_0123456789';
const settingsOf = (kind: string): object => {
  switch (kind) {
    case 'telegram':
      return { botToken: token, apiOrigin: server.url };
    case 'slack':
      return { mode: 'bot', botToken: 'xoxb-canary', apiOrigin: server.url };
    case 'discord':
      return { webhookUrl: `${server.url}/api/webhooks/1/canary-token` };
    case 'webhook':
      return { url: `${server.url}/in` };
    default:
      return { origin: server.url, auth: 'none', testPath: '/ping?x=1' };
  }
};

describe('ConnectionTester', () => {
  it.each([
    ['telegram', `GET /bot${token}/getMe`],
    ['slack', 'POST /api/auth.test {}'],
    ['discord', 'GET /api/webhooks/1/canary-token'],
    ['http', 'GET /ping?x=1'],
  ])('asks %s without sending a message', async (kind, request) => {
    const result = await test(kind, settingsOf(kind));
    expect(result).toMatchObject({ ok: true, stage: null, status: 200 });
    expect(seen).toEqual([request]);
  });

  it('takes a Slack webhook that misses the text for one that is there', async () => {
    answer = { status: 400, body: 'no_text' };
    const settings = { webhookUrl: `${server.url}/services/1` };
    expect(await test('slack', settings)).toMatchObject({ ok: true });
    expect(seen).toEqual(['POST /services/1 {"text":""}']);
    answer = { status: 404, body: 'no_service' };
    expect(await test('slack', settings)).toMatchObject({ ok: false });
  });

  it.each(['telegram', 'slack', 'discord', 'webhook'])(
    'sends by %s to a recipient',
    async (kind) => {
      answer.body = '{"ok":true,"result":{"message_id":1},"ts":"1","id":"1"}';
      expect(await test(kind, settingsOf(kind), '42')).toMatchObject({ ok: true });
      expect(seen[0]).toMatch(/^POST .*test/i);
    },
  );

  it.each([
    [401, 'auth'],
    [404, '4xx'],
    [429, '4xx'],
    [500, '5xx'],
  ])('tells an answer of %i as %s, free of secrets', async (status, stage) => {
    answer = { status, body: `no ${token}` };
    const result = await test('http', settingsOf('http'));
    expect(result).toMatchObject({ ok: false, stage, status });
    expect(JSON.stringify(await test('telegram', settingsOf('telegram')))).not.toContain('canary');
  });

  it.each(['http', 'discord', 'webhook', 'slack', 'telegram'])(
    'does not take an answer of %s that leads elsewhere for one that works (decision 37)',
    async (kind) => {
      answer = { status: 302, body: 'Please sign in' };
      const result = await test(kind, settingsOf(kind));
      expect(result).toMatchObject({ ok: false, status: 302 });
      expect(result.message).toContain('answered 302: it leads elsewhere');
    },
  );

  it('does not take a Slack webhook that leads elsewhere for one that is there', async () => {
    answer = { status: 301, body: '' };
    const settings = { webhookUrl: `${server.url}/services/1` };
    expect(await test('slack', settings)).toMatchObject({ ok: false, status: 301 });
  });

  it('tells a mail server apart that is there, that refuses, and that is not', async () => {
    const mails = await mailServer({ hideSTARTTLS: true, allowInsecureAuth: true });
    const at = { host: '127.0.0.1', port: mails.port, security: 'none', from: 'a@b.example' };
    const allow = `127.0.0.1:${mails.port}`;
    const by = (more: object, to = '') => test('email', { ...at, ...more }, to, allow);
    expect(await by({})).toMatchObject({ ok: true, status: null });
    expect(mails.mails).toEqual([]);
    expect(await by({}, 'c@d.example')).toMatchObject({ ok: true, status: 250 });
    expect(mails.mails).toHaveLength(1);
    const wrong = { user: 'ann', password: 'wrong-password' };
    expect(await by(wrong)).toMatchObject({ ok: false, stage: 'auth', status: 535 });
    expect(await by({}, 'nobody')).toMatchObject({ ok: false, stage: 'refused' });
    expect(await by({ security: 'tls' })).toMatchObject({ ok: false, stage: 'tls' });
    expect(await by({ host: '10.0.0.1' })).toMatchObject({ ok: false, stage: 'blocked' });
    await mails.close();
    expect(await by({})).toMatchObject({ ok: false, stage: 'connect' });
  });
});
