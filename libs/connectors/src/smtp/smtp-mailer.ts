/**
 * Mail through SMTP servers. Rules:
 *
 * 1. The socket is ours: resolved, checked by the guard and connected here, then handed over (B-20).
 * 2. `starttls` and `tls` are enforced with the certificate and its name checked (B-27); `none`
 *    never upgrades.
 * 3. The mail holds what was given: no file or address is read by the mail library.
 */
import type { Socket } from 'node:net';
import type { EmailSettings } from '@hookline/contracts';
import { TransientFailure, type CallSignal, type MessageReceipt } from '@hookline/engine';
import type { createTransport } from 'nodemailer';
import type { AddressGuard } from '../address-guard/address-guard';
import { systemResolver, type ResolveName } from '../http/guarded-connector';
import type { ComposedMail } from './compose-mail';
import { openGuardedSocket } from './guarded-socket';
import { toSmtpFailure } from './smtp-failure';

const connectTimeoutMs = 5_000;
const longestMs = 30_000;

export interface SmtpMailerOptions {
  readonly guard: AddressGuard;
  /** Default: the system's resolver. */
  readonly resolve?: ResolveName;
  /** Certificates to trust besides the system's; for suites with a server of their own. */
  readonly ca?: string;
}

export interface MailDeadline {
  /** Connecting and the whole conversation; at most 30 s. */
  readonly timeoutMs: number;
  readonly signal: CallSignal;
}

type Transport = ReturnType<typeof createTransport>;

/** A conversation with a mail server, under one deadline. */
type Converse<Result> = (transport: Transport) => Promise<Result>;

export class SmtpMailer {
  readonly #options: SmtpMailerOptions;

  constructor(options: SmtpMailerOptions) {
    this.#options = options;
  }

  /** Sends one mail. Throws what `MessagePort` lists. */
  send(
    settings: EmailSettings,
    mail: ComposedMail,
    deadline: MailDeadline,
  ): Promise<MessageReceipt> {
    return this.#converse(settings, deadline, async (transport) => {
      const info = await transport.sendMail({
        ...mail,
        attachments: mail.attachments.map((one) => ({ ...one, content: Buffer.from(one.content) })),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const response = String(info.response ?? '');
      return {
        messageId: mail.messageId,
        status: Number(/^\d{3}/.exec(response)?.[0] ?? 250),
        answer: {
          response,
          accepted: (info.accepted ?? []).map(String),
          rejected: (info.rejected ?? []).map(String),
        },
      };
    });
  }

  /** Connects, secures, signs in and hangs up: nothing is sent. Throws as `send` does. */
  async verify(settings: EmailSettings, deadline: MailDeadline): Promise<void> {
    await this.#converse(settings, deadline, (transport) => transport.verify());
  }

  async #converse<Result>(
    settings: EmailSettings,
    { timeoutMs, signal }: MailDeadline,
    converse: Converse<Result>,
  ): Promise<Result> {
    const { host, port } = settings;
    const totalMs = Math.min(timeoutMs, longestMs);
    let socket: Socket | null = null;
    let isOver = false;
    let giveUp: () => void = () => undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      giveUp = () => {
        isOver = true;
        socket?.destroy();
        reject(new TransientFailure('message.timeout', `${host} did not answer in time.`));
      };
    });
    const timer = setTimeout(giveUp, totalMs);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    try {
      const open = openGuardedSocket({
        host,
        port,
        guard: this.#options.guard,
        resolve: this.#options.resolve ?? systemResolver,
        timeoutMs: Math.min(connectTimeoutMs, totalMs),
      }).then((opened) => {
        // Nobody waits for it any more.
        if (isOver) opened.destroy();
        return (socket = opened);
      });
      const connection = await Promise.race([open, tooLate]);
      const transport = await this.#transport(settings, connection, totalMs);
      return await Promise.race([converse(transport), tooLate]);
    } catch (error) {
      throw toSmtpFailure(error, host);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      // Typed anew: the compiler does not see the assignment inside the promise.
      closeSocket(socket);
    }
  }

  async #transport(
    { host, port, security, user, password = '' }: EmailSettings,
    connection: Socket,
    totalMs: number,
  ): Promise<Transport> {
    // Loaded for the first mail: many workers never send one, and an idle one should be small.
    const { createTransport } = await import('nodemailer');
    return createTransport({
      host: host.replace(/^\[|\]$/g, ''),
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user !== '' && { auth: { user, pass: password } }),
      // Otherwise a server that offers no sign-in would get the mail unsigned, and refuse later.
      forceAuth: user !== '',
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ca: this.#options.ca },
      getSocket: (_options: unknown, callback: (error: null, socket: object) => void) =>
        callback(null, { connection }),
      greetingTimeout: totalMs,
      socketTimeout: totalMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

/** The conversation said QUIT; whatever remains open is of no use. */
function closeSocket(socket: Socket | null): void {
  if (socket) setTimeout(() => socket.destroy(), 1_000).unref();
}
