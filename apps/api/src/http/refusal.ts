import type { ObjectUser, Problem } from '@hookline/contracts';

/** What an answer that is not a success says, before it has the form of either API. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly problems: readonly Problem[];
  /** With 409: what uses the object. */
  readonly users: readonly ObjectUser[];
  readonly retryAfterSec: number | null;
}

/** A refusal from its parts. */
export function refusal(
  status: number,
  code: string,
  message: string,
  more: Partial<Refusal> = {},
): Refusal {
  return { status, code, message, problems: [], users: [], retryAfterSec: null, ...more };
}
