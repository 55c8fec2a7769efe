/**
 * Tries a connection and says where it failed. Rules:
 *
 * 1. It goes the way of real messages: the same dispatcher, guard, requests and mail (B-20).
 * 2. Where the provider can be asked without a message nothing is sent, unless a recipient is named.
 * 3. No secret is in the result, whatever the target echoes.
 */
import type { Connection, IntegrationTestResult, SlackSettings } from '@hookline/contracts';
import {
  assertNever,
  NodeFailure,
  withoutSecrets,
  type HttpResponse,
  type MessageContent,
} from '@hookline/engine';
import { credentialHeaders } from '../http/credential-headers';
import type { UndiciHttpPort } from '../http/undici-http-port';
import { statusFailure } from '../messages/answer-failure';
import { connectionSecretsOf } from '../messages/connection-secrets';
import { discordCall } from '../messages/discord-call';
import { toMessageFailure } from '../messages/message-failure';
import type { ProviderCall } from '../messages/provider-call';
import { readBot, slackCall } from '../messages/slack-call';
import { readTelegram, telegramCall } from '../messages/telegram-call';
import { webhookCall } from '../messages/webhook-call';
import { composeMail } from '../smtp/compose-mail';
import type { SmtpMailer } from '../smtp/smtp-mailer';
import { stageOf, statusOf } from './failure-stage';

const timeoutMs = 15_000;
const body = { format: 'plain', text: 'This is a test message of Hookline.' } as const;

type Asked = Pick<ProviderCall, 'request'> & { readonly method?: 'GET' | 'POST' };

export interface ConnectionTesterDeps {
  readonly http: UndiciHttpPort;
  readonly mailer: SmtpMailer;
  /** Names a test message; different for every call. */
  readonly newId: () => string;
}

export class ConnectionTester {
  constructor(private readonly deps: ConnectionTesterDeps) {}

  /** Never rejects for what the other side does. `recipient` empty: no message where avoidable. */
  async test(connection: Connection, recipient: string): Promise<IntegrationTestResult> {
    const startedAt = performance.now();
    const secrets = connectionSecretsOf(connection);
    const durationMs = (): number => Math.round(performance.now() - startedAt);
    try {
      const { status, message } = await this.#try(connection, recipient);
      return { ok: true, stage: null, status, message, durationMs: durationMs() };
    } catch (error) {
      if (!(error instanceof NodeFailure)) throw error;
      const failure = toMessageFailure(error);
      const message = withoutSecrets(failure.message, secrets);
      const [stage, status] = [stageOf(failure), statusOf(failure)];
      return { ok: false, stage, status, message, durationMs: durationMs() };
    }
  }

  #try(connection: Connection, to: string): Promise<{ status: number | null; message: string }> {
    switch (connection.kind) {
      case 'telegram': {
        const { settings } = connection;
        if (to !== '')
          return this.#send(telegramCall(settings, { channel: 'telegram', chat: to, body }));
        // https://core.telegram.org/bots/api#getme
        const url = `${settings.apiOrigin}/bot${settings.botToken ?? ''}/getMe`;
        const asked = { request: { url, headers: {}, body: '' }, method: 'GET' } as const;
        return this.#ask(asked, (response) => readTelegram(response).status);
      }
      case 'slack':
        if (to !== '')
          return this.#send(slackCall(connection.settings, { channel: 'slack', to, body }));
        return this.#askSlack(connection.settings);
      case 'discord': {
        const { settings } = connection;
        if (to !== '') {
          const content: MessageContent = {
            channel: 'discord',
            thread: /^\d+$/.test(to) ? to : '',
            body,
          };
          return this.#send(discordCall(settings, content));
        }
        // https://discord.com/developers/docs/resources/webhook#get-webhook-with-token
        const request = { url: settings.webhookUrl ?? '', headers: {}, body: '' };
        return this.#ask({ request, method: 'GET' }, (response) => judge(response, 'Discord'));
      }
      case 'webhook': {
        const content = { channel: 'webhook', type: 'test', to, subject: '', body } as const;
        const delivery = { id: this.deps.newId(), sentAt: new Date() };
        return this.#send(webhookCall(connection.settings, content, delivery));
      }
      case 'http': {
        const { origin, testPath } = connection.settings;
        const headers = credentialHeaders(connection.settings);
        const request = { url: new URL(testPath, origin).href, headers, body: '' };
        return this.#ask({ request, method: 'GET' }, (response) => judge(response, 'The server'));
      }
      case 'email':
        return this.#tryMail(connection.settings, to);
      default:
        return assertNever(connection);
    }
  }

  async #send(call: ProviderCall): Promise<{ status: number; message: string }> {
    const response = await this.#exchange(call);
    const { status } = call.read(response);
    return { status, message: 'The test message was taken.' };
  }

  async #ask(
    asked: Asked,
    read: (response: HttpResponse) => number,
  ): Promise<{ status: number; message: string }> {
    const status = read(await this.#exchange(asked));
    return { status, message: 'The connection works. No message was sent.' };
  }

  #askSlack({ mode, webhookUrl, botToken, apiOrigin }: SlackSettings) {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    if (mode === 'bot') {
      // https://docs.slack.dev/reference/methods/auth.test
      const request = {
        url: `${apiOrigin}/api/auth.test`,
        headers: { ...headers, authorization: `Bearer ${botToken ?? ''}` },
        body: '{}',
      };
      return this.#ask({ request }, (response) => readBot(response).status);
    }
    // A webhook that is there refuses a message without text by this name, and posts nothing.
    const request = { url: webhookUrl ?? '', headers, body: '{"text":""}' };
    return this.#ask({ request }, (response) =>
      response.status === 400 && /no_text|invalid_payload/.test(response.body)
        ? response.status
        : judge(response, 'Slack'),
    );
  }

  async #tryMail(settings: Extract<Connection, { kind: 'email' }>['settings'], to: string) {
    const deadline = { timeoutMs, signal: new AbortController().signal };
    if (to === '') {
      await this.deps.mailer.verify(settings, deadline);
      return { status: null, message: 'The mail server accepts the connection. No mail was sent.' };
    }
    const empty = { cc: '', bcc: '', replyTo: '', attachments: [] };
    const content = { channel: 'email', to, subject: 'Test of Hookline', body, ...empty } as const;
    const mail = composeMail(settings, content, { key: this.deps.newId(), attachments: [] });
    const { status } = await this.deps.mailer.send(settings, mail, deadline);
    return { status, message: 'The mail server took the test mail.' };
  }

  #exchange({ request, method = 'POST' }: Asked): Promise<HttpResponse> {
    const given = { ...request, body: method === 'GET' ? null : request.body };
    const signal = new AbortController().signal;
    return this.deps.http.send({ ...given, method, timeoutMs, maxRedirects: 0 }, signal);
  }
}

/** The status when it is 2xx: a redirect to a login page is none. Throws `NodeFailure` otherwise. */
function judge(response: HttpResponse, provider: string): number {
  if (response.status >= 200 && response.status < 300) return response.status;
  throw statusFailure({ response, provider, said: '' });
}
