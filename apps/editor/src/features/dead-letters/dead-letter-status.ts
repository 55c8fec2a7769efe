import type { DeadLetterStatus } from '@hookline/contracts';

/** Whose colour and shape a dead letter's status wears. */
export const statusLook = {
  open: 'dead letter',
  retried: 'completed',
  discarded: 'skipped',
} as const satisfies Record<DeadLetterStatus, string>;
