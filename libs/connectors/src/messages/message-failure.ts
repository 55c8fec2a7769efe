import { NodeFailure, PostponedFailure, TransientFailure } from '@hookline/engine';

/** Failures of the HTTP dispatcher in the words of messages. */
const codes: Readonly<Record<string, string>> = {
  'http.blocked': 'message.blocked',
  'http.dns': 'message.dns',
  'http.refused': 'message.connect',
  'http.reset': 'message.connect',
  'http.timeout': 'message.timeout',
  'http.tls': 'message.tls',
  'http.invalid': 'message.invalid',
  'http.redirects': 'message.invalid',
  'http.too-large': 'message.invalid',
};

/** The same failure under the code `MessagePort` lists; others stay as they are. */
export function toMessageFailure(failure: NodeFailure): NodeFailure {
  const code = codes[failure.code];
  if (code === undefined || failure instanceof PostponedFailure) return failure;
  const { message, details } = failure;
  const options = { cause: failure };
  return failure instanceof TransientFailure
    ? new TransientFailure(code, message, details, failure.retryAfterMs, options)
    : new NodeFailure(code, message, details, options);
}
