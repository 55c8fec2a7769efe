import type { NodeSettings } from '@hookline/contracts';

const longestDelayMs = 3_600_000;

export interface RetryDelayInput {
  readonly settings: NodeSettings;
  /** The try that just failed, from 1. */
  readonly attempt: number;
  /** What the other side asked for, if it did. */
  readonly retryAfterMs: number | null;
  /** In [0, 1): spreads the herd. */
  readonly random: number;
}

/**
 * Milliseconds until the next try, or null when there is none: 1, 10, 60 times the first delay,
 * ×0.8–1.2 of jitter, never sooner than asked and never later than an hour (reliability.md 6).
 */
export function retryDelayMs(input: RetryDelayInput): number | null {
  const { retry } = input.settings;
  if (!retry || input.attempt >= retry.tries) return null;
  const growth = input.attempt === 1 ? 1 : input.attempt === 2 ? 10 : 60;
  const planned = retry.firstDelayMs * growth * (0.8 + 0.4 * input.random);
  return Math.min(longestDelayMs, Math.round(Math.max(planned, input.retryAfterMs ?? 0)));
}
