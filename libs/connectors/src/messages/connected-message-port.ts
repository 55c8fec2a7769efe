/**
 * Messages through connections. Rules:
 *
 * 1. The connection is looked up at every sending, so that a change counts at once; secrets go to
 *    the place the connection names and nowhere else (B-13).
 * 2. The turn is taken before anything is sent (B-43). A turn further off than `longestTurnMs` parks
 *    the run; a limit the provider reports holds everybody back for as long as it asks.
 * 3. What comes back, failures too, is free of the connection's secrets (B-12).
 */
import {
  assertNever,
  hideSecrets,
  NodeFailure,
  PostponedFailure,
  type ConnectionSource,
  type MessagePort,
  type MessageReceipt,
  type OutgoingMessage,
  type SendPace,
  type SendTurns,
  type CallSignal,
} from '@hookline/engine';
import type { Connection } from '@hookline/contracts';
import type { UndiciHttpPort } from '../http/undici-http-port';
import { composeMail } from '../smtp/compose-mail';
import { mailFiles } from '../smtp/mail-files';
import type { SmtpMailer } from '../smtp/smtp-mailer';
import { discordCall } from './discord-call';
import { LimitReached } from './limit-reached';
import { toMessageFailure } from './message-failure';
import { paceKey } from './pace-key';
import type { ProviderCall } from './provider-call';
import { redactFailure } from './redact-failure';
import { connectionSecretsOf } from './connection-secrets';
import { slackCall } from './slack-call';
import { telegramCall } from './telegram-call';
import { webhookCall } from './webhook-call';

/** Turns up to this are waited for in memory. */
const longestTurnMs = 5_000;
/** Who comes back for a kept turn comes this much early and waits for the exact moment. */
const earlyMs = 1_000;
const longestPauseMs = 3_600_000;

export interface ConnectedMessagePortDeps {
  readonly connections: ConnectionSource;
  readonly http: Pick<UndiciHttpPort, 'send' | 'download'>;
  readonly mailer: Pick<SmtpMailer, 'send'>;
  readonly turns: SendTurns;
}

/** A message with all that is needed to send it. */
interface Delivery {
  readonly paces: readonly SendPace[];
  readonly perform: (signal: CallSignal) => Promise<MessageReceipt>;
}

export class ConnectedMessagePort implements MessagePort {
  constructor(private readonly deps: ConnectedMessagePortDeps) {}

  readonly send = async (message: OutgoingMessage, signal: CallSignal): Promise<MessageReceipt> => {
    const connection = this.#connectionOf(message);
    const secrets = connectionSecretsOf(connection);
    try {
      const delivery = this.#delivery(connection, message);
      await this.#takeTurn(message, delivery.paces, signal);
      const receipt = await this.#perform(delivery, signal);
      return { ...receipt, answer: hideSecrets(receipt.answer, secrets) };
    } catch (error) {
      if (!(error instanceof NodeFailure)) throw error;
      throw redactFailure(toMessageFailure(error), secrets);
    }
  };

  #connectionOf({ domainId, integration, content }: OutgoingMessage): Connection {
    const connection = this.deps.connections.find(domainId, integration);
    const named = 'name' in integration ? `“${integration.name}”` : integration.id;
    if (!connection) {
      throw new NodeFailure('integration.missing', `There is no connection ${named}.`);
    }
    if (connection.kind === content.channel) return connection;
    const sentence = `The connection ${named} is of the kind ${connection.kind}, not ${content.channel}.`;
    throw new NodeFailure('integration.kind', sentence);
  }

  #delivery(connection: Connection, message: OutgoingMessage): Delivery {
    const { content, timeoutMs } = message;
    switch (connection.kind) {
      case 'telegram':
        if (content.channel !== 'telegram') break;
        return this.#overHttp(telegramCall(connection.settings, content), timeoutMs);
      case 'slack':
        if (content.channel !== 'slack') break;
        return this.#overHttp(slackCall(connection.settings, content), timeoutMs);
      case 'discord':
        if (content.channel !== 'discord') break;
        return this.#overHttp(discordCall(connection.settings, content), timeoutMs);
      case 'webhook': {
        if (content.channel !== 'webhook') break;
        const sentAt = new Date();
        const call = webhookCall(connection.settings, content, { id: message.key, sentAt });
        return this.#overHttp(call, timeoutMs);
      }
      case 'email': {
        if (content.channel !== 'email') break;
        const { settings } = connection;
        const { host, port, user, messagesPerMinute } = settings;
        const key = paceKey('email', host.toLowerCase(), String(port), user);
        // Put together before the turn: a wrong address takes nobody's turn.
        composeMail(settings, content, { key: message.key, attachments: [] });
        return {
          paces: [{ key, everyMs: 60_000 / messagesPerMinute }],
          perform: async (signal) => {
            const deadline = { timeoutMs, signal };
            const attachments = await mailFiles(content.attachments, this.deps.http, deadline);
            const mail = composeMail(settings, content, { key: message.key, attachments });
            return this.deps.mailer.send(settings, mail, deadline);
          },
        };
      }
      case 'http':
        break;
      default:
        return assertNever(connection);
    }
    throw new NodeFailure('integration.kind', `A ${connection.kind} connection sends no messages.`);
  }

  #overHttp(call: ProviderCall, timeoutMs: number): Delivery {
    const request = { ...call.request, method: 'POST', timeoutMs, maxRedirects: 0 };
    return {
      paces: call.paces,
      perform: async (signal) => call.read(await this.deps.http.send(request, signal)),
    };
  }

  async #takeTurn(
    { key, timeoutMs }: OutgoingMessage,
    paces: readonly SendPace[],
    signal: CallSignal,
  ): Promise<void> {
    if (paces.length === 0) return;
    const longestMs = Math.min(longestTurnMs, timeoutMs);
    const waitMs = await this.deps.turns.take(key, paces, longestMs);
    if (waitMs > longestMs) {
      const sentence = 'Earlier messages to this target go first.';
      throw new PostponedFailure('message.turn', sentence, waitMs - earlyMs);
    }
    if (waitMs === 0) return;
    if (await wasCutShort(waitMs, signal)) {
      throw new PostponedFailure('message.turn', 'The wait for the turn was cut short.', earlyMs);
    }
  }

  async #perform({ paces, perform }: Delivery, signal: CallSignal): Promise<MessageReceipt> {
    try {
      return await perform(signal);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      const pauseMs = Math.min(longestPauseMs, Math.max(earlyMs, error.afterMs));
      const narrowest = paces.at(-1);
      if (narrowest) await this.deps.turns.pause([narrowest.key], pauseMs);
      throw new PostponedFailure('message.limit', error.message, pauseMs);
    }
  }
}

/** Waits; whether the signal fired before the time was over. */
function wasCutShort(waitMs: number, signal: CallSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(true);
  return new Promise((resolve) => {
    const cut = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cut);
      resolve(false);
    }, waitMs);
    signal.addEventListener('abort', cut, { once: true });
  });
}
