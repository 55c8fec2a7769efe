import { z } from 'zod';

/** Text that looks like a number is that number: a template in text, or an array's "1000". */
function asNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  return /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(trimmed) ? Number(trimmed) : value;
}

/** A number param within limits, given as a number or as text. */
export function numberBetween(min: number, max: number) {
  return z.preprocess(asNumber, z.number().min(min).max(max));
}

/** A whole number within limits, given as a number or as text. */
export function wholeNumber(min: number, max: number) {
  return z.preprocess(asNumber, z.int().min(min).max(max));
}
