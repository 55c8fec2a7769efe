import { isJsonArray } from '@hookline/contracts';
import type { Value } from './value';

export type TypeName = 'missing' | 'null' | 'text' | 'number' | 'boolean' | 'list' | 'object';

/** The type of a value in the words of the language. */
export function typeNameOf(value: Value): TypeName {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}
