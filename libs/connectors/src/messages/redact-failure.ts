import {
  hideSecrets,
  NodeFailure,
  PostponedFailure,
  TransientFailure,
  withoutSecrets,
} from '@hookline/engine';
import { isJsonObject } from '@hookline/contracts';

/** The same failure with no secret in its sentence or details; its cause stays behind. */
export function redactFailure(failure: NodeFailure, secrets: readonly string[]): NodeFailure {
  if (failure instanceof PostponedFailure) return failure;
  const message = withoutSecrets(failure.message, secrets);
  const redacted = hideSecrets(failure.details, secrets);
  const details = isJsonObject(redacted) ? redacted : {};
  return failure instanceof TransientFailure
    ? new TransientFailure(failure.code, message, details, failure.retryAfterMs)
    : new NodeFailure(failure.code, message, details);
}
