import type { JsonObject } from '@hookline/contracts';
import type { NodeFailure } from '../errors';

/** What a failed step shows and the failure outlet carries: code, message and what came back. */
export function failureOutput(failure: NodeFailure): JsonObject {
  return { ...failure.details, code: failure.code, message: failure.message };
}
