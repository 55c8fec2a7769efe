import type { LimitUnit } from './limit-fields';

export interface Amount {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/**
 * A stored number in the largest unit that keeps it whole, else in the smallest: 1,048,576 bytes →
 * 1 MiB, 90,000 ms → 1.5 min.
 * @param units smallest first
 */
export function splitAmount(stored: number, units: readonly [LimitUnit, ...LimitUnit[]]): Amount {
  const whole = units.findLast(({ size }) => stored % size === 0 && stored >= size);
  const unit = whole ?? units[0];
  return { amount: stored / unit.size, unit };
}
