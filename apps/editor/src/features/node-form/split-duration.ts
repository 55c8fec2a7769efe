export const unitMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 } as const;
export type DurationUnit = keyof typeof unitMs;

/** Milliseconds in the largest unit that keeps the number whole: 90 000 → 90 s. */
export function splitDuration(ms: number): { amount: number; unit: DurationUnit } {
  if (ms === 0) return { amount: 0, unit: 's' };
  for (const unit of ['h', 'min', 's'] as const) {
    if (ms % unitMs[unit] === 0) return { amount: ms / unitMs[unit], unit };
  }
  return { amount: ms, unit: 'ms' };
}
