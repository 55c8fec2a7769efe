import { z } from 'zod';
import { text } from './text';

const unitMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, day: 86_400_000 } as const;

/** Units an admin may choose for a span of time. */
export function timeUnit() {
  return text(z.enum(['ms', 's', 'min', 'h', 'day'], 'must be ms, s, min, h or day'));
}

/** Milliseconds in so many units. */
export function spanMs(amount: number, unit: keyof typeof unitMs): number {
  return Math.round(amount * unitMs[unit]);
}
