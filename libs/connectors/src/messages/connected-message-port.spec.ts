// Requests as the providers' public documents say; each is named where it is checked.
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection } from '@hookline/contracts';
import {
  NodeFailure,
  PostponedFailure,
  TransientFailure,
  type MessageContent,
  type SendPace,
} from '@hookline/engine';
import { Webhook } from 'standardwebhooks';
import { AddressGuard } from '../address-guard/address-guard';
import { parseAllowList } from '../address-guard/target-list';
import { httpServer, type LocalServer } from '../http/local-server.fixture';
import { UndiciHttpPort } from '../http/undici-http-port';
import { mailServer } from '../smtp/mail-server.fixture';
import { SmtpMailer } from '../smtp/smtp-mailer';
import { ConnectedMessagePort } from './connected-message-port';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | object;
}

let server: LocalServer;
let seen: Seen[];
let answer: Answer;
let http: UndiciHttpPort;
let taken: { holder: string; paces: readonly SendPace[] }[];
let paused: { keys: readonly string[]; pauseMs: number }[];
let waitMs: number;

beforeEach(async () => {
  seen = [];
  taken = [];
  paused = [];
  waitMs = 0;
  answer = {};
  server = await httpServer((request, response) => {
    void buffer(request).then((body) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: body.toString() });
      response.writeHead(answer.status ?? 200, answer.headers);
      response.end(
        typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}),
      );
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

function portFor(connection: unknown, allow = ''): ConnectedMessagePort {
  const parsed = Connection.parse(connection);
  return new ConnectedMessagePort({
    connections: { find: (domainId, ref) => (domainId === '1' && 'id' in ref ? parsed : null) },
    http,
    mailer: new SmtpMailer({ guard: guard(allow) }),
    turns: {
      take: async (holder, paces) => {
        taken.push({ holder, paces });
        return waitMs;
      },
      pause: async (keys, pauseMs) => {
        paused.push({ keys, pauseMs });
      },
    },
  });
}

function send(
  connection: unknown,
  content: MessageContent,
  more: { domainId?: string } = {},
  signal = new AbortController().signal,
) {
  const message = { domainId: '1', integration: { id: '3' }, key: 'hl:9:n1:1', timeoutMs: 3_000 };
  return portFor(connection).send({ ...message, ...more, content }, signal);
}

const failureOf = (sent: Promise<unknown>): Promise<unknown> => sent.catch((e: unknown) => e);
const plain = (text: string) => ({ format: 'plain', text }) as const;
const markdown = (text: string) => ({ format: 'markdown', text }) as const;

const botToken = '123456:canary-TOKEN_0123456789';
const telegram = () => ({ kind: 'telegram', settings: { botToken, apiOrigin: server.url } });
const toChat = (chat: string, body: MessageContent['body'] = plain('Hi')) =>
  ({ channel: 'telegram', chat, body }) as const;

describe('a Telegram message', () => {
  // https://core.telegram.org/bots/api#making-requests and #sendmessage
  it('is the documented sendMessage', async () => {
    answer = { body: { ok: true, result: { message_id: 77, chat: { id: 42 } } } };
    const receipt = await send(telegram(), toChat('42', markdown('**Hi** <Ann> \\*')));
    expect(receipt).toMatchObject({ messageId: '77', status: 200 });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: `/bot${botToken}/sendMessage`,
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      chat_id: '42',
      text: '<b>Hi</b> &#60;Ann&#62; *',
      parse_mode: 'HTML',
    });
  });

  it('without a form is sent without a parse mode', async () => {
    answer = { body: { ok: true, result: { message_id: 1 } } };
    await send(telegram(), toChat('@news', plain('a < b & *c*')));
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ chat_id: '@news', text: 'a < b & *c*' });
  });

  // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
  it.each([
    ['42', 1_000],
    ['-10042', 3_000],
    ['@news', 3_000],
  ])('to %s keeps the pace of the bot and of the chat', async (chat, everyMs) => {
    answer = { body: { ok: true, result: { message_id: 1 } } };
    await send(telegram(), toChat(chat));
    const [first] = taken;
    expect(first?.holder).toBe('hl:9:n1:1');
    expect(first?.paces.map((pace) => pace.everyMs)).toEqual([35, everyMs]);
    expect(JSON.stringify(taken)).not.toContain(botToken);
  });

  it.each<[number, object, string]>([
    [401, { ok: false, description: 'Unauthorized' }, 'message.auth'],
    [404, { ok: false, description: 'Not Found' }, 'message.auth'],
    [400, { ok: false, description: 'Bad Request: chat not found' }, 'message.refused'],
    [403, { ok: false, description: 'Forbidden: bot was blocked by the user' }, 'message.refused'],
    [400, { ok: false, description: "Bad Request: can't parse entities" }, 'message.4xx'],
    [502, {}, 'message.5xx'],
  ])('answered %i %j is %s', async (status, body, code) => {
    answer = { status, body };
    expect(await failureOf(send(telegram(), toChat('42')))).toMatchObject({ code });
  });

  it('holds everybody back for as long as Telegram asks, and counts no try', async () => {
    answer = { status: 429, body: { ok: false, parameters: { retry_after: 7 } } };
    const failure = await failureOf(send(telegram(), toChat('42')));
    expect(failure).toBeInstanceOf(PostponedFailure);
    expect(failure).toMatchObject({ code: 'message.limit', afterMs: 7_000 });
    expect(paused).toEqual([{ keys: [taken[0]?.paces.at(-1)?.key], pauseMs: 7_000 }]);
  });

  it.each([
    ['42', plain('x'.repeat(4_097)), 'message.too-long'],
    ['42', plain(''), 'message.invalid'],
    ['../42', plain('x'), 'message.invalid'],
  ])('to %s that Telegram would refuse takes no turn', async (chat, body, code) => {
    const failure = await failureOf(send(telegram(), toChat(chat, body)));
    expect(failure).toMatchObject({ code });
    expect([taken, seen]).toEqual([[], []]);
  });
});

describe('a Slack message', () => {
  const slack = (more: object) => ({ kind: 'slack', settings: { apiOrigin: server.url, ...more } });
  const hook = () => slack({ webhookUrl: `${server.url}/services/T0/B0/canary-path` });
  const bot = () => slack({ mode: 'bot', botToken: 'xoxb-canary-1' });
  const to = (channel: string, body: MessageContent['body'] = plain('Hi <@U1> & *all*')) =>
    ({ channel: 'slack', to: channel, body }) as const;

  // https://docs.slack.dev/reference/methods/chat.postMessage
  it('by a bot is the documented chat.postMessage', async () => {
    answer = { body: { ok: true, ts: '1503435956.000247', channel: 'C123456' } };
    const receipt = await send(bot(), to('C123456'));
    expect(receipt).toMatchObject({ messageId: '1503435956.000247' });
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/chat.postMessage',
      headers: {
        authorization: 'Bearer xoxb-canary-1',
        'content-type': 'application/json; charset=utf-8',
      },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      channel: 'C123456',
      text: 'Hi &lt;@U1&gt; &amp; *all*',
      mrkdwn: false,
    });
    expect(taken[0]?.paces.map(({ everyMs }) => everyMs)).toEqual([1_000]);
  });

  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
  it('by an incoming webhook is posted to its address', async () => {
    answer = { body: 'ok' };
    await send(hook(), to('', markdown('**x**')));
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/services/T0/B0/canary-path' });
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
      text: 'x',
      blocks: [{ type: 'rich_text' }],
    });
  });

  it.each<[Answer, string]>([
    [{ body: { ok: false, error: 'channel_not_found' } }, 'message.refused'],
    [{ body: { ok: false, error: 'invalid_auth' } }, 'message.auth'],
    [{ body: { ok: false, error: 'msg_too_long' } }, 'message.4xx'],
    [{ body: { ok: false, error: 'internal_error' } }, 'message.5xx'],
    [{ body: 'not JSON' }, 'message.4xx'],
    [{ status: 429, headers: { 'retry-after': '3' } }, 'message.limit'],
    [{ status: 503 }, 'message.5xx'],
  ])('by a bot, answered %j, is %s', async (given, code) => {
    answer = given;
    expect(await failureOf(send(bot(), to('C1')))).toMatchObject({ code });
  });

  // https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
  it.each<[Answer, string]>([
    [{ status: 404, body: 'channel_not_found' }, 'message.refused'],
    [{ status: 410, body: 'channel_is_archived' }, 'message.refused'],
    [{ status: 404, body: 'no_service' }, 'message.auth'],
    [{ status: 400, body: 'invalid_payload' }, 'message.4xx'],
    [{ status: 500, body: 'rollup_error' }, 'message.5xx'],
  ])('by a webhook, answered %j, is %s', async (given, code) => {
    answer = given;
    expect(await failureOf(send(hook(), to('')))).toMatchObject({ code });
  });

  it('shows no HTML', async () => {
    const failure = await failureOf(send(hook(), to('', { format: 'html', text: '<b>x</b>' })));
    expect(failure).toMatchObject({ code: 'message.invalid' });
    expect(seen).toEqual([]);
  });
});

describe('a Discord message', () => {
  const discord = () => ({
    kind: 'discord',
    settings: { webhookUrl: `${server.url}/api/webhooks/12345/canary-token-xyz` },
  });
  const content = (thread: string, body: MessageContent['body'] = plain('@everyone *x*')) =>
    ({ channel: 'discord', thread, body }) as const;

  // https://discord.com/developers/docs/resources/webhook#execute-webhook
  it('is the documented Execute Webhook', async () => {
    answer = { body: { id: '998877', channel_id: '1' } };
    expect(await send(discord(), content('555'))).toMatchObject({ messageId: '998877' });
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/webhooks/12345/canary-token-xyz?wait=true&thread_id=555',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      content: '\\@everyone \\*x\\*',
      allowed_mentions: { parse: [] },
    });
    expect(taken[0]?.paces.map(({ everyMs }) => everyMs)).toEqual([400]);
  });

  // https://discord.com/developers/docs/topics/rate-limits
  it('waits the parts of a second Discord asks for', async () => {
    answer = { status: 429, body: { message: 'rate limited', retry_after: 1.337, global: false } };
    const failure = await failureOf(send(discord(), content('')));
    expect(failure).toMatchObject({ code: 'message.limit', afterMs: 1_337 });
  });

  it('to a withdrawn webhook is a matter of credentials', async () => {
    answer = { status: 404, body: { message: 'Unknown Webhook', code: 10015 } };
    const failure = await failureOf(send(discord(), content('')));
    expect(failure).toMatchObject({ code: 'message.auth' });
  });
});

describe('a webhook message', () => {
  const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
  const webhook = (more: object = {}) => ({
    kind: 'webhook',
    settings: { url: `${server.url}/in`, secret, headers: { 'X-Team': 'a' }, ...more },
  });
  const content = {
    channel: 'webhook',
    type: 'call.missed',
    to: 'crm',
    subject: 's',
    body: plain('Hi'),
  } as const;

  // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
  it('is verified by the Standard Webhooks library and keeps its id', async () => {
    await send(webhook({ authorization: 'Bearer canary-auth' }), content);
    const receipt = await send(webhook(), content);
    expect(receipt).toMatchObject({ messageId: 'hl:9:n1:1' });
    for (const one of seen) {
      const headers = {
        'webhook-id': String(one.headers['webhook-id']),
        'webhook-timestamp': String(one.headers['webhook-timestamp']),
        'webhook-signature': String(one.headers['webhook-signature']),
      };
      expect(headers['webhook-id']).toBe('hl:9:n1:1');
      expect(new Webhook(secret).verify(one.body, headers)).toMatchObject({
        type: 'call.missed',
        data: { to: 'crm', subject: 's', text: 'Hi', format: 'plain' },
      });
      expect(() => new Webhook(secret).verify(`${one.body} `, headers)).toThrow();
      expect(one.headers).toMatchObject({ 'x-team': 'a' });
    }
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer canary-auth' });
    expect(taken).toEqual([]);
  });

  it('is not redirected (B-24)', async () => {
    answer = { status: 302, headers: { location: `${server.url}/elsewhere` } };
    expect(await failureOf(send(webhook(), content))).toMatchObject({ code: 'message.4xx' });
    expect(seen.map(({ url }) => url)).toEqual(['/in']);
  });

  it('leaves the signature out without a secret', async () => {
    await send(webhook({ secret: '' }), content);
    expect(seen[0]?.headers).not.toHaveProperty('webhook-signature');
  });
});

describe('a mail', () => {
  const mail = {
    channel: 'email',
    to: 'a@b.example',
    cc: '',
    bcc: '',
    replyTo: '',
    subject: 's',
    body: plain('x'),
  } as const;

  it('has its files fetched through the guard, and takes the pace of its connection', async () => {
    answer = { body: 'the file', headers: { 'content-type': 'text/csv; charset=utf-8' } };
    const taking = await mailServer({ hideSTARTTLS: true });
    const settings = {
      host: '127.0.0.1',
      port: taking.port,
      security: 'none',
      from: 'a@b.example',
      messagesPerMinute: 30,
    };
    const message = { domainId: '1', integration: { id: '3' }, key: 'k', timeoutMs: 3_000 };
    const url = `${server.url}/dir/report%201.csv`;
    const attachments = [{ name: '', content: { kind: 'url', url } as const }];
    try {
      const port = portFor({ kind: 'email', settings }, `127.0.0.1:${taking.port}`);
      const { signal } = new AbortController();
      await port.send({ ...message, content: { ...mail, attachments } }, signal);
    } finally {
      await taking.close();
    }
    const source = taking.mails[0]?.source ?? '';
    expect(source).toContain('Content-Type: text/csv');
    expect(source).toContain('report 1.csv');
    expect(source).toContain(Buffer.from('the file').toString('base64'));
    expect(taken[0]?.paces.map(({ everyMs }) => everyMs)).toEqual([2_000]);
  });

  it.each<[string, () => string, Answer, string]>([
    ['in a private network', () => 'http://127.0.0.2/x', {}, 'message.blocked'],
    ['that is not there', () => `${server.url}/x`, { status: 404 }, 'message.attachment'],
    [
      'that is too large',
      () => `${server.url}/x`,
      { body: 'x'.repeat(5 * 1024 * 1024 + 1) },
      'message.too-long',
    ],
  ])('with a file %s is not sent', async (_what, url, given, code) => {
    answer = given;
    const settings = { host: '127.0.0.1', port: 1, security: 'none', from: 'a@b.example' };
    const attachments = [{ name: 'x', content: { kind: 'url', url: url() } as const }];
    const failure = await failureOf(send({ kind: 'email', settings }, { ...mail, attachments }));
    expect(failure).toMatchObject({ code });
  });
});

describe('ConnectedMessagePort', () => {
  it('waits for a turn that is near, in memory', async () => {
    answer = { body: { ok: true, result: { message_id: 1 } } };
    waitMs = 150;
    const startedAt = Date.now();
    await send(telegram(), toChat('42'));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(140);
  });

  it('puts a message away whose wait for its turn is cut short, and sends nothing', async () => {
    waitMs = 2_000;
    const call = new AbortController();
    const sent = failureOf(send(telegram(), toChat('42'), {}, call.signal));
    setTimeout(() => call.abort(), 30);
    expect(await sent).toBeInstanceOf(PostponedFailure);
    expect(seen).toEqual([]);
    const late = failureOf(send(telegram(), toChat('42'), {}, AbortSignal.abort()));
    expect(await late).toBeInstanceOf(PostponedFailure);
  });

  it('puts a turn that is far off away, a second early, and sends nothing (B-43)', async () => {
    waitMs = 60_000;
    const failure = await failureOf(send(telegram(), toChat('42')));
    expect(failure).toBeInstanceOf(PostponedFailure);
    expect(failure).toMatchObject({ code: 'message.turn', afterMs: 59_000 });
    expect(seen).toEqual([]);
  });

  it('names a connection that is not there, or of another kind', async () => {
    const foreign = send(telegram(), toChat('42'), { domainId: '2' });
    expect(await failureOf(foreign)).toMatchObject({ code: 'integration.missing' });
    const wrong = send(telegram(), { channel: 'slack', to: '', body: plain('x') });
    expect(await failureOf(wrong)).toMatchObject({ code: 'integration.kind' });
  });

  it('hides its secrets in what a target echoes, also in failures (B-12)', async () => {
    answer = { body: { ok: true, result: { message_id: 1 }, echo: `x ${botToken} y` } };
    const receipt = await send(telegram(), toChat('42'));
    expect(receipt.answer).toMatchObject({ echo: 'x [hidden] y' });
    answer = { status: 400, body: { ok: false, description: `no ${botToken}` } };
    const failure = await failureOf(send(telegram(), toChat('42')));
    expect(failure).toBeInstanceOf(NodeFailure);
    const { message, details } = failure as NodeFailure;
    expect(JSON.stringify([message, details])).not.toContain('canary');
    expect(message).toContain('[hidden]');
  });

  it('names what is worth another try', async () => {
    await server.close();
    const failure = await failureOf(send(telegram(), toChat('42')));
    expect(failure).toBeInstanceOf(TransientFailure);
    expect(failure).toMatchObject({ code: 'message.connect' });
    server = await httpServer(() => undefined);
  });
});
