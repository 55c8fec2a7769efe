import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string;
  readonly secure: boolean;
  readonly source: string;
}

/** A real SMTP server of a spec, on a free port of 127.0.0.1. */
export interface MailServer {
  readonly port: number;
  readonly mails: readonly TakenMail[];
  close(): Promise<void>;
}

/** Takes every mail unless told otherwise; user `ann`, password `right-password`. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'ann' && password === 'right-password') done(null, { user: username });
      else done(Object.assign(new Error('535 no'), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      text(stream).then((source) => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: typeof session.user === 'string' ? session.user : '',
          secure: session.secure,
          source,
        });
        done(null);
      }, done);
    },
    ...options,
  });
  // A client that breaks a handshake off is what some specs are about.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
