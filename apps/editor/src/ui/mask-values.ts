import type { JsonValue } from '@hookline/contracts';

/**
 * The same JSON with every text masked, keys kept. A number that is a contact becomes its masked
 * text: an integrator may send phone numbers as digits.
 */
export function maskValues(value: JsonValue, mask: (text: string) => string): JsonValue {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') {
    const shown = mask(String(value));
    return shown === String(value) ? value : shown;
  }
  if (Array.isArray(value)) return value.map((item) => maskValues(item, mask));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, maskValues(item, mask)]),
  );
}
