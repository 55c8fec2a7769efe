// A real SMTP server on the other side (RFC 5321, 3207, 4954).
import { afterEach, describe, expect, it } from '@jest/globals';
import { EmailSettings } from '@hookline/contracts';
import { NodeFailure, TransientFailure, type MessageContent } from '@hookline/engine';
import type { SMTPServerOptions } from 'smtp-server';
import { AddressGuard } from '../address-guard/address-guard';
import { parseAllowList } from '../address-guard/target-list';
import { tcpServer } from '../http/local-server.fixture';
import { composeMail } from './compose-mail';
import { mailServer, type MailServer } from './mail-server.fixture';
import { selfSigned } from './self-signed.fixture';
import { SmtpMailer } from './smtp-mailer';

const tls = selfSigned('mail.example');
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function serving(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = await mailServer({ ...tls, ...options });
  closing.push(server.close);
  return server;
}

function mailerTo(port: number, allow = `mail.example:${port}`): SmtpMailer {
  return new SmtpMailer({
    guard: new AddressGuard({ allow: parseAllowList(allow) }),
    resolve: (name) =>
      name === 'nowhere.example'
        ? Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))
        : Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    ca: tls.cert,
  });
}

const settingsOf = (port: number, more: object = {}) =>
  EmailSettings.parse({
    host: 'mail.example',
    port,
    from: 'Support <support@example.com>',
    user: 'ann',
    password: 'right-password',
    ...more,
  });

type Email = Extract<MessageContent, { channel: 'email' }>;

function send(
  port: number,
  more: { settings?: object; content?: Partial<Email>; allow?: string; timeoutMs?: number } = {},
) {
  const settings = settingsOf(port, more.settings);
  const content: Email = {
    channel: 'email',
    to: 'Bob <bob@example.org>',
    cc: '',
    bcc: '',
    replyTo: '',
    subject: 'Missed call – пропущено',
    body: { format: 'markdown', text: 'From **380441112233**' },
    attachments: [],
    ...more.content,
  };
  const attachments = [{ filename: 'call.txt', content: Buffer.from('the call') }];
  const mail = composeMail(settings, content, { key: 'hl:1:n1:1', attachments });
  return mailerTo(port, more.allow).send(settings, mail, {
    timeoutMs: more.timeoutMs ?? 5_000,
    signal: new AbortController().signal,
  });
}

const failureOf = (sent: Promise<unknown>): Promise<unknown> => sent.catch((e: unknown) => e);

describe('SmtpMailer', () => {
  it.each([
    ['starttls', {}, true],
    ['tls', { secure: true }, true],
    ['none', { hideSTARTTLS: true, allowInsecureAuth: true }, false],
    ['none', { allowInsecureAuth: true }, false],
  ])('sends with security %s to a server %j', async (security, options, secure) => {
    const server = await serving(options);
    const receipt = await send(server.port, {
      settings: { security },
      content: { cc: 'c@example.org', bcc: 'hidden@example.org', replyTo: 'r@example.org' },
    });
    expect(receipt).toMatchObject({ status: 250, answer: { rejected: [] } });
    const [mail] = server.mails;
    expect(mail).toMatchObject({
      from: 'support@example.com',
      to: ['bob@example.org', 'c@example.org', 'hidden@example.org'],
      user: 'ann',
      secure,
    });
    const source = mail?.source ?? '';
    expect(source).toMatch(/^From: Support <support@example.com>\r?$/m);
    expect(source).toMatch(/^To: Bob <bob@example.org>\r?$/m);
    expect(source).toMatch(/^Reply-To: r@example.org\r?$/m);
    expect(source).toContain(`Message-ID: ${receipt.messageId}`);
    expect(source).toContain('From <strong>380441112233</strong>');
    expect(source).toMatch(/^From 380441112233\r?$/m);
    expect(source).toContain('filename=call.txt');
    expect(source).toContain(Buffer.from('the call').toString('base64'));
    expect(source).not.toContain('hidden@example.org');
  });

  it('gives a mail that is sent again the same Message-ID', async () => {
    const server = await serving();
    const [one, two] = [await send(server.port), await send(server.port)];
    expect(one.messageId).toBe(two.messageId);
    expect(one.messageId).toMatch(/^<[0-9a-f]{32}@example\.com>$/);
  });

  it('signs in to nobody without a user', async () => {
    const server = await serving();
    await send(server.port, { settings: { user: '', password: undefined } });
    expect(server.mails[0]).toMatchObject({ user: '' });
  });

  it.each<[string, SMTPServerOptions, object, string]>([
    ['a wrong password', {}, { password: 'wrong-password' }, 'message.auth'],
    ['a server that offers no sign-in', { disabledCommands: ['AUTH'] }, {}, 'message.auth'],
    [
      'a server without STARTTLS',
      { disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
      {},
      'message.tls',
    ],
    ['a certificate of somebody else', selfSigned('mail.example'), {}, 'message.tls'],
    ['a certificate for another name', {}, { host: 'other.example' }, 'message.tls'],
    ['plain text where TLS is asked for', {}, { security: 'tls' }, 'message.tls'],
    [
      'a refused recipient',
      {
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error('no such user'), { responseCode: 550 })),
      },
      {},
      'message.refused',
    ],
    [
      'a refused mail',
      {
        onData: (stream, _session, done) => {
          stream.resume();
          stream.on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 })));
        },
      },
      {},
      'message.5xx',
    ],
  ])('names %s, as not worth another try', async (_what, options, settings, code) => {
    const server = await serving(options);
    const allow = `mail.example:${server.port}, other.example:${server.port}`;
    const failure = await failureOf(send(server.port, { settings, allow }));
    expect(failure).toBeInstanceOf(NodeFailure);
    expect(failure).toMatchObject({ code });
    expect(failure).not.toBeInstanceOf(TransientFailure);
    expect(server.mails).toEqual([]);
  });

  it('comes back to a server that asks for it', async () => {
    const server = await serving({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('busy'), { responseCode: 451 })),
    });
    const failure = await failureOf(send(server.port));
    expect(failure).toBeInstanceOf(TransientFailure);
    expect(failure).toMatchObject({ code: 'message.4xx', details: { response: { status: 451 } } });
  });

  it('gives up on a server that says nothing', async () => {
    const server = await tcpServer(() => undefined);
    closing.push(server.close);
    const startedAt = Date.now();
    const failure = await failureOf(send(server.port, { timeoutMs: 300 }));
    expect(failure).toMatchObject({ code: 'message.timeout' });
    expect(Date.now() - startedAt).toBeLessThan(4_000);
  });

  it('keeps no connection that is made after it gave up', async () => {
    let ended = 0;
    let came = 0;
    const server = await tcpServer((socket) => {
      came += 1;
      socket.on('error', () => undefined).on('close', () => (ended += 1));
    });
    closing.push(server.close);
    const abort = new AbortController();
    const mailer = new SmtpMailer({
      guard: new AddressGuard({ allow: parseAllowList('mail.example') }),
      // The name is known only once nobody waits any more.
      resolve: async () => {
        abort.abort();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    const verified = mailer.verify(settingsOf(server.port), {
      timeoutMs: 5_000,
      signal: abort.signal,
    });
    expect(await failureOf(verified)).toMatchObject({ code: 'message.timeout' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect({ came, ended }).toEqual({ came: 1, ended: 1 });
  });

  it('gives up at once on what was called off before', async () => {
    const server = await serving();
    const deadline = { timeoutMs: 5_000, signal: AbortSignal.abort() };
    const failure = await failureOf(
      mailerTo(server.port).verify(settingsOf(server.port), deadline),
    );
    expect(failure).toMatchObject({ code: 'message.timeout' });
  });

  it('names a port nobody listens on and a name that is not there', async () => {
    const server = await mailServer();
    await server.close();
    expect(await failureOf(send(server.port))).toMatchObject({ code: 'message.connect' });
    const settings = { host: 'nowhere.example' };
    expect(await failureOf(send(server.port, { settings }))).toMatchObject({ code: 'message.dns' });
  });

  it.each(['mail.example', '127.0.0.1', '[::1]', '::ffff:127.0.0.1', '169.254.169.254'])(
    'does not connect to %s unless it is allowed',
    async (host) => {
      const server = await serving();
      const failure = await failureOf(send(server.port, { settings: { host }, allow: '10.9.9.9' }));
      expect(failure).toMatchObject({ code: 'message.blocked' });
      expect(server.mails).toEqual([]);
    },
  );

  it('verifies without sending', async () => {
    const server = await serving();
    const deadline = { timeoutMs: 5_000, signal: new AbortController().signal };
    await mailerTo(server.port).verify(settingsOf(server.port), deadline);
    const wrong = settingsOf(server.port, { password: 'wrong-password' });
    await expect(mailerTo(server.port).verify(wrong, deadline)).rejects.toMatchObject({
      code: 'message.auth',
    });
    expect(server.mails).toEqual([]);
  });
});

describe('composeMail', () => {
  const compose = (content: Partial<Email>) =>
    composeMail(
      settingsOf(25),
      {
        channel: 'email',
        to: 'a@b.example',
        cc: '',
        bcc: '',
        replyTo: '',
        subject: 's',
        body: { format: 'plain', text: 'x' },
        attachments: [],
        ...content,
      },
      { key: 'k', attachments: [] },
    );

  it.each<[Partial<Email>, string]>([
    [{ to: '' }, 'message.invalid'],
    [{ to: 'nobody' }, 'message.refused'],
    [{ to: 'a@b.example\r\nBcc: c@d.example' }, 'message.refused'],
    [{ cc: 'x, y' }, 'message.refused'],
    [{ subject: 'a\r\nBcc: c@d.example' }, 'message.invalid'],
  ])('refuses %j (B-26)', (content, code) => {
    expect(() => compose(content)).toThrow(expect.objectContaining({ code }));
  });
});
