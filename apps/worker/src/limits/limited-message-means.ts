/**
 * The ways messages take, through the same doors as the calls of nodes: a chat server or a mail server
 * that hangs would otherwise hold every run of the worker, for a turn (B-43) limits how often something
 * is sent and not how many wait for their answer.
 */
import type { ConnectedMessagePortDeps } from '@hookline/connectors';
import { originOf, type TargetDoor } from './target-door';

type MessageHttp = ConnectedMessagePortDeps['http'];
type Mailer = ConnectedMessagePortDeps['mailer'];

/** Providers over HTTP, and files of mails. */
export function limitMessageHttp(http: MessageHttp, door: TargetDoor): MessageHttp {
  return {
    send: (request, signal) =>
      door.pass(originOf(request.url), signal, () => http.send(request, signal)),
    download: (request, maxBytes, signal) =>
      door.pass(originOf(request.url), signal, () => http.download(request, maxBytes, signal)),
  };
}

/** A mail server is one target, whoever signs in. */
export function limitMailer(mailer: Mailer, door: TargetDoor): Mailer {
  return {
    send: (settings, mail, deadline) => {
      const { host, port } = settings;
      const target = `smtp://${host.toLowerCase()}:${port}`;
      return door.pass(target, deadline.signal, () => mailer.send(settings, mail, deadline));
    },
  };
}
