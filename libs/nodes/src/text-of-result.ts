import type { JsonValue } from '@hookline/contracts';

/** A result as arrays know it: text; an object is compact JSON, null is empty (decisions 10, 14). */
export function textOfResult(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
