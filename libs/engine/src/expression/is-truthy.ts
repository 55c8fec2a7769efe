import type { Value } from './value';

/**
 * Whether a value counts as true, in both dialects as in JavaScript: missing, null, false, 0 and
 * empty text do not. The texts 'false' and '0' do.
 */
export function isTruthy(value: Value): boolean {
  return Boolean(value);
}
