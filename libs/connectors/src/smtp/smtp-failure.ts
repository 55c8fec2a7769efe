import { NodeFailure, TransientFailure } from '@hookline/engine';
import { toHttpFailure } from '../http/http-failure';
import { toMessageFailure } from '../messages/message-failure';
import { z } from 'zod';

/** What nodemailer puts on its errors, and the system on those of sockets. */
const SmtpFault = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
  message: z.string().default(''),
});

/** Commands of nodemailer's conversation that only exist to sign in. */
const authCommand = /^(?:AUTH|API)/;

/**
 * What a failed mail means for the node: transient for what another try may cure (no connection, a
 * 4xx answer of the server: RFC 5321, 4.2.1).
 */
export function toSmtpFailure(error: unknown, host: string): NodeFailure {
  if (error instanceof NodeFailure) return toMessageFailure(error);
  const fault = SmtpFault.safeParse(error).data ?? { message: '' };
  const options = { cause: error };
  const status = fault.responseCode ?? null;
  const said = (fault.response ?? '').slice(0, 500);
  const details = { response: { status, body: said } };
  const answered = status === null ? '' : ` The server answered ${said}`;
  if (fault.code === 'EAUTH' || fault.code === 'ENOAUTH' || authCommand.test(fault.command ?? '')) {
    const sentence = `${host} does not accept the user and password.${answered}`;
    return new NodeFailure('message.auth', sentence, details, options);
  }
  if (fault.code === 'ETLS' || /certificate|self.signed|altname|TLS|SSL/i.test(fault.message)) {
    const sentence = `${host} offers no TLS that can be trusted (${fault.message}).`;
    return new NodeFailure('message.tls', sentence, details, options);
  }
  if (status !== null) return answeredFailure(status, fault.code === 'EENVELOPE', said, options);
  if (fault.code === 'ETIMEDOUT' || /timed? ?out|timeout/i.test(fault.message)) {
    const sentence = `${host} did not answer in time.`;
    return new TransientFailure('message.timeout', sentence, {}, null, options);
  }
  if (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE') {
    return new NodeFailure(
      'message.invalid',
      `The mail cannot be sent: ${fault.message}.`,
      {},
      options,
    );
  }
  return toMessageFailure(toHttpFailure(causeOf(error), host));
}

function answeredFailure(
  status: number,
  isEnvelope: boolean,
  said: string,
  options: ErrorOptions,
): NodeFailure {
  const details = { response: { status, body: said } };
  // Replies that begin with 4 ask to come back, those with 5 never to.
  if (status < 500) {
    const sentence = `The mail server asks to try later: ${said}`;
    return new TransientFailure('message.4xx', sentence, details, null, options);
  }
  return isEnvelope
    ? new NodeFailure(
        'message.refused',
        `The mail server refuses an address: ${said}`,
        details,
        options,
      )
    : new NodeFailure('message.5xx', `The mail server refuses the mail: ${said}`, details, options);
}

/** nodemailer wraps socket errors and keeps their code on its own. */
function causeOf(error: unknown): unknown {
  const wrapped = z.object({ code: z.literal('ESOCKET'), cause: z.unknown() }).safeParse(error);
  return wrapped.success && wrapped.data.cause !== undefined ? wrapped.data.cause : error;
}
